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
    // Written in capitals throughout, as forms and directories do.
    ['KIM', 'Kim'],
    ['KIM STONE', 'Kim'],
    ['STONE, KIM', 'Kim'],
    ['DR. KIM STONE', 'Kim'],
    ['KIM B. STONE', 'Kim'],
    ['JEAN-LUC MOREAU', 'Jean-Luc'],
    ["D'ANGELO RUSSELL", "D'Angelo"],
    ['KA’AHUMANU KAI', 'Ka’ahumanu'],
    ['ZOË ÅBERG', 'Zoë'],
    ['ÞÓRUNN JÓNSDÓTTIR', 'Þórunn'],
    ['ИВАН ПЕТРОВ', 'Иван'],
    ['Marie DUPONT', 'Marie'],
    // Capitals that may be a family name, initials or a degree, or that do not say which small letters they stand for.
    ['DUPONT Marie', null],
    ['Kim Stone, MBA', null],
    ['JRR TOLKIEN', null],
    ['JP MORGAN', null],
    ['BO LIND', null],
    ['YILDIZ ŞAHİN', null],
    ['ΓΙΩΡΓΟΣ ΠΑΠΠΑΣ', null],
    ['IRMAK ŞAHİN', 'Irmak'],
    // Initials are no first name, nor is what stands after them.
    ['J. Smith', null],
    ['J Smith', null],
    ['J. R. Ewing', null],
    ['J.R. Ewing', null],
    ['J.-P. Sartre', null],
    ['JR Ewing', null],
    ['Smith, J.', null],
    ['j. smith', null],
    ['Dr.', null],
    // The family comes first, and the first name alone would be rude.
    ['佐藤 花子', '佐藤 花子'],
    ['山田　太郎', '山田　太郎'],
    ['たなか はなこ', 'たなか はなこ'],
    ['김민수', '김민수'],
    ['王小明', '王小明'],
    // Scripts that know no capitals.
    ['محمد علي', 'محمد'],
    ['प्रिया शर्मा', 'प्रिया'],
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
