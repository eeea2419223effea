export function DraftPage() {
  return <p>DraftPage</p>;
}
