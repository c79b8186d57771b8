import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { themed } from '../../ui/color.ts';
import { useMonthWords } from '../use-month-words.ts';

/** Three columns that stay three on the narrowest page: words give way, figures do not. */
const Figures = styled.table`
  width: 100%;
  max-width: 640px;
  border-collapse: collapse;
  table-layout: fixed;
  th,
  td {
    padding: 4px 0;
    border-block-end: 1px solid ${themed('border.subtle')};
    text-align: start;
    vertical-align: top;
    font-weight: inherit;
    overflow-wrap: anywhere;
  }
  thead th {
    color: ${themed('foreground.subtle')};
    font-size: 12px;
  }
  th + td,
  td + td,
  thead th + th {
    padding-inline-start: 12px;
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  td:first-of-type {
    font-weight: 600;
  }
  thead th:first-child {
    width: 50%;
  }
`;

interface MonthTableProps {
  caption: string;
  /** Words for what the first column names. */
  what: string;
  month: string;
  before: string;
  rows: readonly { key: string; says: ReactNode; now: ReactNode; earlier: ReactNode }[];
}

/** Figures of a month beside those of the month before. */
export function MonthTable({ caption, what, month, before, rows }: MonthTableProps) {
  const monthWords = useMonthWords();
  return (
    <Figures>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{what}</span>
          </th>
          <th scope="col">{monthWords(month)}</th>
          <th scope="col">{monthWords(before)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, says, now, earlier }) => (
          <tr key={key}>
            <th scope="row">{says}</th>
            <td>{now}</td>
            <td>{earlier}</td>
          </tr>
        ))}
      </tbody>
    </Figures>
  );
}
