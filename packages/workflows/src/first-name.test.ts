import { describe, expect, it } from 'vitest';
import { firstName } from './first-name.ts';

describe('the name to greet by', () => {
  it.each([
    ['Wanda Sato', 'Wanda'],
    ['Ana', 'Ana'],
    ['  Bo   Lind ', 'Bo'],
    ['Lind, Bo', 'Bo'],
    ['Dr. Ana María Ruiz', 'Ana'],
    ['Prof. Dr. Ute Berg', 'Ute'],
    ['Jean-Luc Moreau', 'Jean-Luc'],
    ['Zoë O’Brien', 'Zoë'],
    // Whole where the first name cannot be told.
    ['J. Smith', 'J. Smith'],
    ['J Smith', 'J Smith'],
    ['Dr.', 'Dr.'],
    ['佐藤 花子', '佐藤 花子'],
    ['김민수', '김민수'],
    // Nobody's name.
    ['jo@acme.example', null],
    ['user_42', null],
    ['ops2', null],
    ['Support Team', null],
    ['ACME Inc.', null],
    ['Initech GmbH', null],
    ['The Ops', null],
    ['', null],
  ])('%j is %j', (name, first) => {
    expect(firstName(name)).toBe(first);
  });
});
