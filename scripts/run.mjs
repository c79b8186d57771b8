import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { descendantsOf } from './descendants.mjs';
import { root } from './root.mjs';
import { whenLeftAlone } from './when-left-alone.mjs';

const running = new Set();
let isEnding = false;
/** What started servers of its own gets this long to end them. */
const grace = 4000;

const kill = (id, signal) => {
  try {
    process.kill(id, signal);
  } catch {
    // It has ended meanwhile.
  }
};

/** Ends what runs and everything that started: whoever ends npm, in whichever way, wants no leftovers. */
function endAll(code) {
  if (isEnding) return;
  isEnding = true;
  const heads = [...running].map(({ pid }) => pid);
  const all = [...heads, ...descendantsOf(heads)];
  for (const id of heads) kill(id, 'SIGTERM');
  const leave = () => {
    for (const id of all) kill(id, 'SIGKILL');
    process.exit(code);
  };
  for (const child of running) child.once('exit', () => running.size === 0 && leave());
  setTimeout(leave, grace);
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const onSignal = (signal) => endAll(128 + constants.signals[signal]);
let stopLooking = () => {};

/** Only while something runs: what a caller does about signals of its own is the caller's. */
function watch() {
  for (const signal of signals) process.on(signal, onSignal);
  stopLooking = whenLeftAlone(() => endAll(1));
}
function unwatch() {
  for (const signal of signals) process.off(signal, onSignal);
  stopLooking();
}

/** Runs a package's own command from node_modules/.bin and answers its exit code. */
export function run(command, args, options = {}) {
  if (running.size === 0) watch();
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
      ...options,
      env: {
        ...process.env,
        TURBO_TELEMETRY_DISABLED: '1',
        PATH: `${root}/node_modules/.bin${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
        ...options.env,
      },
    });
    running.add(child);
    const ended = (code) => {
      running.delete(child);
      if (running.size === 0 && !isEnding) unwatch();
      done(code ?? 1);
    };
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`);
      ended(1);
    });
    child.once('exit', ended);
  });
}
