// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { RefusedCodeSchema, type Refused, type Saying } from '@handrail/contract';
import { afterEach, expect, test } from 'vitest';
import { de } from '../text/de.ts';
import { TextProvider } from '../text/text.tsx';
import { RefusalNotice } from './refusal-notice.tsx';

afterEach(cleanup);

const problem = (told?: Refused) => ({
  kind: 'refused' as const,
  problem: {
    type: '/problems/conflict',
    title: 'Already used for something else',
    status: 409,
    detail: 'English of the service',
    code: 'conflict' as const,
    instance: 'r1',
    ...(told ? { told } : {}),
  },
});

const values = {
  step: 'Den Namen ändern',
  facts: ['Wer?'],
  steps: ['Notiz'],
  name: 'ana',
  ticket: '7',
  count: 3,
  because: '',
};

async function drawn(told?: Refused): Promise<string> {
  render(
    <TextProvider messages={de} locale="de-DE" timeZone="UTC">
      <RefusalNotice problem={problem(told)} isRecording />
    </TextProvider>,
  );
  return ((await screen.findByRole('alert', {}, { timeout: 20_000 })).textContent ?? '').trim();
}

test.each(RefusedCodeSchema.options)('%s is worded by the page, with its values in their places', async (refused) => {
  const says = await drawn({ refused, values });
  expect(says).toMatch(/^Nicht festgehalten: /);
  expect(says).not.toMatch(/\{\w+\}|English/);
});

test('a locked step says what keeps it locked', async () => {
  const because: Saying = { code: 'first_answer', values: { facts: ['Wer?'] }, note: null };
  expect(await drawn({ refused: 'step_locked', values: {}, because })).toContain('Zuerst beantworten: „Wer?“');
});

test('what has no code of its own is told by the kind of its problem', async () => {
  expect(await drawn()).toMatch(/^Nicht festgehalten: Das passt nicht zu dem, was schon festgehalten ist\./);
});

test('the request is named, which leads to the service’s log', async () => {
  await drawn();
  expect(screen.getByText('Anfrage r1')).toBeTruthy();
});
