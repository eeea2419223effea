export function NoticePage() {
  return <p>NoticePage</p>;
}
