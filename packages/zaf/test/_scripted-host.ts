import { type AppMessage, parseAppMessage } from '../src/protocol.ts';

const origin = 'http://localhost:4600';
export const launchAddress = `http://127.0.0.1:4700/app/ticket-sidebar?origin=${origin}&app_guid=guid-1&colorScheme=dark`;

/** The page around the app: hears what the SDK posts, answers what a test scripts. */
export function scriptedHost() {
  const heard: AppMessage[] = [];
  let answer: (message: AppMessage) => unknown = () => null;
  const frame = {
    postMessage(data: unknown) {
      const message = parseAppMessage(data);
      if (!message) return;
      heard.push(message);
      queueMicrotask(() => {
        const reply = answer(message);
        if (reply) say(reply);
      });
    },
  };
  Object.defineProperty(window, 'parent', { value: frame, configurable: true });

  function say(message: unknown) {
    const event = new MessageEvent('message', { data: message, origin });
    Object.defineProperty(event, 'source', { value: frame });
    window.dispatchEvent(event);
  }

  return {
    heard,
    say,
    answerWith: (script: (message: AppMessage) => unknown) => {
      answer = script;
    },
  };
}
