import type { Zaf } from './zaf.ts';

export interface HeightOptions {
  /** Content height in px, measured when asked. */
  measure: () => number;
  /** Never taller than this, in px; the content scrolls then. */
  most?: number;
  /** An animation changes the height at every frame; only its end is told. */
  quiet?: number;
}

/** Tells Zendesk the frame's height, at most once per quiet spell. Call `changed` from a ResizeObserver. */
export function heightTeller(zaf: Zaf, { measure, most = 2000, quiet = 80 }: HeightOptions) {
  let told = 0;
  let cancel = () => {};
  const tell = () => {
    const height = Math.min(Math.ceil(measure()), most);
    if (height === told || height <= 0) return;
    told = height;
    // Nobody waits for this: a refused resize leaves a scroll bar, and the next change tells again.
    zaf.invoke('resize', { height: `${height}px` }).catch(() => {
      told = 0;
    });
  };
  return {
    changed: () => {
      cancel();
      cancel = zaf.clock.schedule(quiet, tell);
    },
    stop: () => cancel(),
  };
}
