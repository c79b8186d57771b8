import { type ReactNode, Suspense } from 'react';
import { Boundary } from './boundary.tsx';

interface LaterProps {
  children: ReactNode;
  /** Stands there until the code has come; nothing unless given. */
  meanwhile?: ReactNode;
}

/** Around a part whose code comes later: if it does not come, only this place says so. */
export function Later({ children, meanwhile = null }: LaterProps) {
  return (
    <Boundary>
      <Suspense fallback={meanwhile}>{children}</Suspense>
    </Boundary>
  );
}
