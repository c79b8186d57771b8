import { drawable, unfitName } from '@handrail/contract';
import { z } from 'zod';

const isShown = (text: string) => unfitName(text) === null;

/** A moment that a date can be made of, of years with four digits. */
export const moment = z.iso.datetime({ offset: true });

/** A username, and nothing that looks like one. */
export const username = z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,254}$/);

/** The path of a group or project. */
export const spacePath = z
  .string()
  .max(255)
  .regex(/^[A-Za-z0-9_][A-Za-z0-9_./-]*$/);

/** An address as it stands; one that hides something is none. */
export const address = z.string().max(320).refine(isShown);

/** A word that a person reads as part of a reason. */
export const word = z.string().max(100).refine(isShown);

const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** A person's own name may hold whatever they like: what nobody sees is left out. */
export const personName = z.string().transform((text) =>
  Array.from(drawable(text.replaceAll(unseen, '')))
    .slice(0, 200)
    .join(''),
);
