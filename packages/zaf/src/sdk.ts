/** What we use of Zendesk's `ZAFClient`. Answers are `unknown`: the SDK resolves some errors. */
export interface SdkClient {
  on: (event: string, handler: (data?: unknown) => unknown) => void;
  off: (event: string, handler: (data?: unknown) => unknown) => unknown;
  get(path: string | string[]): Promise<unknown>;
  set(path: string, value: unknown): Promise<unknown>;
  invoke(name: string, ...args: unknown[]): Promise<unknown>;
  request(options: SdkRequest): Promise<unknown>;
  trigger(event: string, data?: unknown): void;
  postMessage(key: string, message?: unknown): void;
  instance(guid: string): SdkClient;
}

/** The global `ZAFClient` of Zendesk's script. */
export interface Sdk {
  /** `false` when the page's address carries no `origin` or no `app_guid`. */
  init: () => SdkClient | false;
}

/** Options of `client.request` that we set. */
export interface SdkRequest {
  url: string;
  type: 'GET' | 'POST' | 'PUT' | 'DELETE';
  data?: string;
  contentType?: string;
  dataType?: string;
  headers?: Record<string, string>;
  autoRetry?: boolean;
  httpCompleteResponse: true;
}
