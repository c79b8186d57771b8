import type { Message } from '../message.ts';

export const attempts = {
  'attempts.of': {
    one: 'Handrail refused {count} request from {name} since {time}',
    other: 'Handrail refused {count} requests from {name} since {time}',
  },
  'attempts.unknown': {
    one: 'Handrail refused {count} request without a valid sign-in since {time}',
    other: 'Handrail refused {count} requests without a valid sign-in since {time}',
  },
  'attempts.mostly.forbidden': 'Most asked for something this person isn’t allowed to see or do.',
  'attempts.mostly.too_many_requests': 'Most came too fast, as a program would send them.',
  'attempts.mostly.unauthorized': 'Most carried a forged or damaged signature.',
  'attempts.mostly.other': 'Most were not requests that Handrail’s own pages send.',
  'attempts.do': 'Nothing was changed by them. If you can’t explain them, tell whoever runs Handrail.',
} as const satisfies Record<string, Message>;
