export function HoldsPage() {
  return <p>HoldsPage</p>;
}
