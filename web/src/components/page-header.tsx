/** Every page says first where the reader is and what can be done here. */
import type { ReactNode } from 'react';
import './page-header.css';
import { useTitle } from './use-title.ts';

interface PageHeaderProps {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
}

export function PageHeader({ title, lead, actions }: PageHeaderProps) {
  useTitle(title);
  return (
    <header className="page-header">
      <div className="page-header-text">
        <h1>{title}</h1>
        {lead !== undefined && <p className="page-header-lead">{lead}</p>}
      </div>
      {actions !== undefined && <div className="page-header-actions no-print">{actions}</div>}
    </header>
  );
}
