export function ReviewsPage() {
  return <p>ReviewsPage</p>;
}
