import type { ProblemCode } from '@handrail/contract';

/** What a person reads in place of the app when a launch comes to nothing. */
interface Words {
  title: string;
  signIn: string;
  usedUp: string;
  tooMany: string;
  away: string;
  administrator: string;
}

const words: Readonly<Record<string, Words>> = {
  en: {
    title: 'Handrail could not start',
    signIn: 'Zendesk’s sign-in to Handrail was not accepted. To sign in again, reload this Zendesk tab.',
    usedUp: 'This sign-in was used before. To sign in again, reload this Zendesk tab.',
    tooMany: 'Handrail was opened too often in one minute. Wait a minute, then reload this Zendesk tab.',
    away: 'Handrail is not available right now. Nothing was changed. Wait a moment, then reload this Zendesk tab.',
    administrator:
      'If it happens again, ask the person who runs Handrail to check the settings of this Zendesk account.',
  },
  de: {
    title: 'Handrail konnte nicht starten',
    signIn: 'Die Anmeldung von Zendesk bei Handrail wurde nicht angenommen. Lade diesen Zendesk-Tab neu.',
    usedUp: 'Diese Anmeldung wurde schon einmal verwendet. Lade diesen Zendesk-Tab neu.',
    tooMany: 'Handrail wurde in einer Minute zu oft geöffnet. Warte eine Minute und lade diesen Zendesk-Tab neu.',
    away: 'Handrail ist gerade nicht erreichbar. Nichts wurde geändert. Lade diesen Zendesk-Tab in Kürze neu.',
    administrator: 'Wenn das wieder passiert, lass die Einstellungen dieses Zendesk-Kontos in Handrail prüfen.',
  },
  es: {
    title: 'Handrail no pudo iniciarse',
    signIn: 'No se aceptó el inicio de sesión de Zendesk en Handrail. Recarga esta pestaña de Zendesk.',
    usedUp: 'Este inicio de sesión ya se usó. Recarga esta pestaña de Zendesk.',
    tooMany: 'Handrail se abrió demasiadas veces en un minuto. Espera un minuto y recarga esta pestaña de Zendesk.',
    away: 'Handrail no está disponible ahora. No se cambió nada. Recarga esta pestaña de Zendesk en un momento.',
    administrator: 'Si vuelve a ocurrir, pide que se revise la configuración de esta cuenta de Zendesk en Handrail.',
  },
  ja: {
    title: 'Handrail を開始できませんでした',
    signIn:
      'Zendesk から Handrail へのサインインが受け付けられませんでした。この Zendesk タブを再読み込みしてください。',
    usedUp: 'このサインインはすでに使用されています。この Zendesk タブを再読み込みしてください。',
    tooMany: '1 分間に Handrail を開いた回数が多すぎます。1 分待ってから、この Zendesk タブを再読み込みしてください。',
    away: 'Handrail は現在利用できません。変更は行われていません。しばらくしてから、この Zendesk タブを再読み込みしてください。',
    administrator:
      '繰り返し発生する場合は、この Zendesk アカウントの設定の確認を Handrail の管理者に依頼してください。',
  },
};

/** The first language of `Accept-Language` that we speak. */
function languageOf(accepted: string): string {
  const asked = accepted.slice(0, 200).toLowerCase().split(',');
  const spoken = asked.map((part) => part.trim().slice(0, 2)).find((language) => Object.hasOwn(words, language));
  return spoken ?? 'en';
}

export type LaunchTrouble = Exclude<keyof Words, 'title' | 'administrator'>;

const troubles: Partial<Record<ProblemCode, LaunchTrouble>> = {
  unauthorized: 'signIn',
  too_many_requests: 'tooMany',
  unavailable: 'away',
  internal: 'away',
};

/** A whole page; nothing of what was sent stands in it. */
export function launchRefusalPage(code: ProblemCode, isUsedUp: boolean, accepted: string): string {
  const language = languageOf(accepted);
  const said = words[language] ?? words['en'];
  if (!said) throw new Error('No words for a refused launch');
  const trouble = isUsedUp ? 'usedUp' : (troubles[code] ?? 'signIn');
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${said.title}</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<style>body{font:14px/1.5 system-ui,sans-serif;margin:16px}h1{font-size:16px;margin:0 0 8px}p{margin:0 0 8px}</style></head>
<body><h1>${said.title}</h1><p>${said[trouble]}</p><p>${said.administrator}</p></body></html>
`;
}
