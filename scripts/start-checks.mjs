import { once } from 'node:events';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';

/** Why a port cannot be listened at, and the way out; null when it can. */
export async function portProblem(host, port, setting) {
  const server = createServer();
  try {
    server.listen(Number(port), host);
    await once(server, 'listening');
    return null;
  } catch (error) {
    const another = `choose another: ${setting}=${Number(port) + 10} npm start`;
    return error.code === 'EADDRINUSE'
      ? `Port ${port} is taken, perhaps by another Handrail. Stop that one, or ${another}`
      : `Port ${port} cannot be used (${error.code ?? error.message}). Please ${another}`;
  } finally {
    server.close();
  }
}

/** Why a folder cannot be written, and the way out; null when it can. */
export function folderProblem(folder, setting) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return null;
  } catch (error) {
    return `Cannot write to ${folder} (${error.code}). Choose another folder: ${setting}=/path/to/folder npm start`;
  }
}
