export function PromisesPage() {
  return <p>PromisesPage</p>;
}
