declare module 'autocannon' {
  export default function autocannon(options: {
    url: string;
    method: 'GET' | 'POST';
    headers: Record<string, string>;
    body?: string;
    connections: number;
    /** Seconds. */
    duration: number;
  }): Promise<{ requests: { average: number; total: number }; non2xx: number }>;
}
