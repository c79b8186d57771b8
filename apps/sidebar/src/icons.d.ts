declare module 'icon:*' {
  import type { ReactElement, SVGAttributes } from 'react';
  export const Icon: (props: SVGAttributes<SVGSVGElement>) => ReactElement;
}
