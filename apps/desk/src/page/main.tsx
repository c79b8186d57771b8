import { createRoot } from 'react-dom/client';
import { DeskPage } from './desk-page.tsx';
import { DeskProvider, openDesk } from './desk.ts';
import { openDeskData } from './desk-data.ts';
import { openWorkspace } from './workspace.ts';
import './style/colors.css';
import './style/frame.css';
import './style/list.css';
import './style/ticket.css';
import './style/composer.css';
import './style/panel.css';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root');
const desk = openDesk(await openDeskData(), openWorkspace(location, history, localStorage));
createRoot(root).render(
  <DeskProvider value={desk}>
    <DeskPage />
  </DeskProvider>,
);
