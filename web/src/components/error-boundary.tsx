/** A page that fails says so and leaves the rest of the frame standing. */
import { Component, type ReactNode } from 'react';
import { ErrorBanner } from './error-banner.tsx';

interface State {
  error: unknown;
}

export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <div className="page">
        <ErrorBanner error={this.state.error} onRetry={() => this.setState({ error: null })} />
      </div>
    );
  }
}
