import type { Comment, Ticket } from '../../model/ticket.ts';
import { useDesk } from '../desk.ts';
import { Icon } from '../icons.tsx';
import { useObservable } from '../observable.ts';
import { ago } from './ago.ts';
import { sanitised } from './sanitise.ts';

export function Conversation({ ticket }: { ticket: Ticket }) {
  return (
    <ol className="conversation" aria-label="Conversation">
      {ticket.comments.map((comment) => (
        <Message key={comment.id} comment={comment} />
      ))}
    </ol>
  );
}

function Message({ comment }: { comment: Comment }) {
  const { data } = useDesk();
  const author = useObservable(data).users.find(({ id }) => id === comment.authorId);
  const isAgent = author?.role !== 'end-user';
  const initials = author?.name.split(' ').map((part) => part[0]);
  const icon = !comment.public ? 'note' : comment.channel === 'messaging' ? 'chat' : 'mail';

  return (
    <li className="message" data-note={!comment.public}>
      <span className="avatar" data-agent={isAgent} aria-hidden="true">
        {initials}
      </span>
      <div className="message-body">
        <p className="message-head">
          <strong>{author?.name ?? 'Somebody'}</strong>
          {comment.from !== null && comment.from !== author?.name && <span>{comment.from}</span>}
          {!comment.public && <span className="tag">Internal</span>}
          <span className="message-time">
            <Icon name={icon} size={14} /> {ago(comment.at)}
          </span>
        </p>
        <div className="message-text" dangerouslySetInnerHTML={{ __html: sanitised(comment.html) }} />
      </div>
    </li>
  );
}
