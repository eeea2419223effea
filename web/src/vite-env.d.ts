/// <reference types="vite/client" />
declare module 'virtual:theme.css';
declare module 'virtual:contract-routes' {
  export const routes: Record<string, Record<string, [method: string, path: string]>>;
}
