const paths = {
  tickets: 'M3 4h14v3a2 2 0 0 0 0 6v3H3v-3a2 2 0 0 0 0-6V4Zm9 2v2m0 2v0m0 2v2',
  app: 'M4 17V6m4 11V6m4 11V6m4 11V6M3 8h14M3 13h14',
  controls: 'M4 6h5m4 0h3M4 14h3m4 0h5M9 4v4m2 4v4',
  sun: 'M10 6a4 4 0 1 1 0 8 4 4 0 0 1 0-8Zm0-4v1.5m0 13V18M2 10h1.5m13 0H18M4.3 4.3l1.1 1.1m9.2 9.2 1.1 1.1m0-11.4-1.1 1.1m-9.2 9.2-1.1 1.1',
  moon: 'M16.5 12.5A7 7 0 0 1 7.5 3.5a7 7 0 1 0 9 9Z',
  close: 'm5 5 10 10M15 5 5 15',
  reload: 'M16 10a6 6 0 1 1-2-4.5M16 3v4h-4',
  chevron: 'm5 8 5 5 5-5',
  mail: 'M3 5h14v10H3V5Zm0 1 7 5 7-5',
  chat: 'M3 4h14v9H9l-4 3v-3H3V4Z',
  note: 'M5 3h10v14H5V3Zm3 4h4m-4 3h4',
} as const;

export type IconName = keyof typeof paths;

/** A stroke icon of 20 units; the words beside it, or the label of its button, say what it means. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg viewBox="0 0 20 20" width={size} height={size} aria-hidden="true" className="icon">
      <path d={paths[name]} />
    </svg>
  );
}
