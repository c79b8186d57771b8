const commands = [
  { command: 'bold', label: 'Bold', sign: <b>B</b> },
  { command: 'italic', label: 'Italic', sign: <i>I</i> },
  { command: 'insertUnorderedList', label: 'List', sign: '•' },
  { command: 'insertOrderedList', label: 'Numbered list', sign: '1.' },
  { command: 'removeFormat', label: 'Plain', sign: 'T' },
];

/** `execCommand` is frozen in the standard, yet the only formatting every browser carries. */
export function FormatButtons() {
  return (
    <div className="format-buttons" role="toolbar" aria-label="Format">
      {commands.map(({ command, label, sign }) => (
        <button
          key={command}
          type="button"
          className="quiet-button"
          aria-label={label}
          title={label}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => document.execCommand(command)}
        >
          {sign}
        </button>
      ))}
    </div>
  );
}
