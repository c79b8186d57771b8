import { useState } from 'react';
import { Icon as CopyIcon } from 'icon:16/copy-stroke';
import { Icon as CheckIcon } from 'icon:16/check-lg-stroke';
import { Button } from '@zendeskgarden/react-buttons';
import { useText } from '../text/text.tsx';
import { Meta } from './layout.ts';

/** Copies a text. Zendesk's frame may refuse the clipboard; then the older way is tried. */
export function CopyButton({
  text,
  label,
  onCopied,
  isDisabled,
}: {
  text: string;
  /** What the click does besides copying. */
  label?: string;
  onCopied?: () => void;
  isDisabled?: boolean;
}) {
  const { t } = useText();
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const copy = async () => {
    const isCopied = await copyText(text);
    setState(isCopied ? 'copied' : 'refused');
    if (isCopied) onCopied?.();
  };
  return (
    <>
      <Button size="small" disabled={isDisabled} onClick={() => void copy()}>
        <Button.StartIcon>{state === 'copied' ? <CheckIcon /> : <CopyIcon />}</Button.StartIcon>
        {state === 'copied' ? t('copied') : (label ?? t('copy'))}
      </Button>
      <span aria-live="polite">{state === 'refused' && <Meta as="span">{t('copy.no')}</Meta>}</span>
    </>
  );
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  const focused = document.activeElement;
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return isCopied;
}
