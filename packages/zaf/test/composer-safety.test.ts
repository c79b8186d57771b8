// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://127.0.0.1:4700/app/ticket-sidebar?origin=http://localhost:4600&app_guid=guid-1" }
import { array, assert, asyncProperty, boolean, constant, constantFrom, integer, nat, oneof, record } from 'fast-check';
import { expect, it } from 'vitest';
import { applyMacro, insertIntoComposer, isFitToSend, undoInsertion } from '../src/composing.ts';
import { type Insertion, type Macro, type MacroPreview, ZafError, plainTextOf } from '../src/index.ts';
import { connected } from './_connected.ts';
import { composerHost, keptMemory } from './_composer-host.ts';

/** Each text says its own name once, however it is cut or put together. */
const replies = ['alpha', 'bravo', 'carol'].map((name) => {
  const words = `Thanks for writing to us. We have looked into reply${name} and need one more thing from you`;
  return { name: `reply${name}`, html: `<p class="own">Hi Kim,</p>\n<p>${words}.</p>`, text: `Hi Kim,\n\n${words}.` };
});
/** Every reply has them, so that one reply beside another counts as double too. */
const phrases = ['Thanks for', 'looked into', 'one more', 'from you', ...replies.map(({ name }) => name)];
const texts = replies.map(({ html, text }) => ({ html, markdown: text, text }));
const macroNames = { public: 'macropublic', internal: 'macrosecret' };

const preview = (isPublic: boolean): MacroPreview => {
  const text = `The words of ${isPublic ? macroNames.public : macroNames.internal}, which the team wrote together once`;
  return {
    comment: { html: `<p>${text}</p>`, text, public: isPublic },
    status: 'solved',
    tags: null,
    subject: null,
    groupId: null,
    assigneeId: null,
    priority: null,
    type: null,
  };
};
const macro: Macro = { id: '7', title: 'Team::Words', description: null };

const somewhere = integer({ min: 0, max: 20 }).map((part) => part / 20);
const act = oneof(
  {
    weight: 5,
    arbitrary: record({ does: constant('insert' as const), which: nat(2), isAdded: nat(5).map((part) => part === 0) }),
  },
  record({ does: constant('macro' as const), isPublic: boolean() }),
  { weight: 3, arbitrary: record({ does: constant('type' as const), at: somewhere }) },
  record({ does: constant('cursor' as const), at: somewhere }),
  { weight: 3, arbitrary: record({ does: constant('switch' as const) }) },
  record({ does: constantFrom('undo' as const, 'reload' as const, 'empty' as const) }),
  { weight: 2, arbitrary: record({ does: constant('submit' as const) }) },
);

const refusals = ['mixed', 'own_changed', 'not_inserted', 'wrong_mode'];

it('sends no internal text to the requester and no text twice, in whatever order an agent works', async () => {
  const { zaf, host: page } = await connected();
  await assert(
    asyncProperty(
      record({ isRich: boolean(), isShared: boolean(), canRunMacros: boolean() }),
      array(act, { minLength: 4, maxLength: 24 }),
      async ({ isRich, isShared, canRunMacros }, acts) => {
        const host = composerHost({ isRich, isShared });
        page.answerWith(host.answer);
        const memory = keptMemory();
        // What an agent writes in a note and then carries over with their own hand is theirs to send.
        const carried = new Set<string>();
        let last: Insertion | null = null;
        let typed = 0;
        if (canRunMacros) {
          host.bag['macro'] = () => {
            const { comment } = running;
            host.setMode(comment?.public ? 'publicReply' : 'internalNote');
            host.type(isRich ? (comment?.html ?? '') : (comment?.text ?? ''), 1);
            host.bag['ticket.status'] = 'solved';
          };
        }
        let running = preview(true);
        const attempt = async (work: () => Promise<unknown>) => {
          await work().catch((reason: unknown) => {
            expect(reason instanceof ZafError ? reason.code : reason).toBeOneOf(refusals);
          });
        };
        for (const step of [...acts, { does: 'submit' as const }]) {
          if (step.does === 'insert') {
            const text = texts[step.which];
            if (text) {
              await attempt(async () => {
                last = await insertIntoComposer(zaf, 'public', text, { memory, isAdded: step.isAdded });
              });
            }
          } else if (step.does === 'macro') {
            running = preview(step.isPublic);
            await attempt(async () => {
              await applyMacro(zaf, macro, running, { memory, status: 'pending' });
              expect(host.bag['ticket.status']).toBe('pending');
            });
          } else if (step.does === 'type') {
            typed += 1;
            host.type(` ${host.mode() === 'internalNote' ? 'private' : 'spoken'}${typed} `, step.at);
          } else if (step.does === 'cursor') host.moveCursor(step.at);
          else if (step.does === 'switch') {
            for (const [word] of host.draft().matchAll(/private\d+/g)) if (isShared) carried.add(word);
            host.switchMode();
          } else if (step.does === 'undo') {
            if (last) await undoInsertion(zaf, last, memory);
          } else if (step.does === 'empty') host.empty();
          else if (step.does === 'reload') last = null;
          else if (await isFitToSend(zaf, memory)) host.submit();
        }
        // Two that became one share their phrases, never a name.
        const isJoined = acts.some((one) => one.does === 'insert' && one.isAdded);
        const once = isJoined ? replies.map(({ name }) => name) : phrases;
        for (const comment of host.comments) {
          const words = plainTextOf(comment.html);
          for (const name of [...once, ...Object.values(macroNames)]) {
            expect(words.split(name).length - 1, `${name} in: ${words}`).toBeLessThanOrEqual(1);
          }
          if (!comment.public) continue;
          expect(words).not.toContain(macroNames.internal);
          for (const [word] of words.matchAll(/private\d+/g)) expect([...carried]).toContain(word);
        }
      },
    ),
    { numRuns: 400, seed: 20_260_301 },
  );
});
