import { watch } from 'chokidar';

/** An editor saves in several steps; what comes this close together, ms, is one save. */
const quiet = 100;

/** Tells of every save anywhere in a folder, until the process ends. */
export function watchFolder(folder: string, onSaved: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  watch(folder, { ignoreInitial: true }).on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(onSaved, quiet);
  });
}
