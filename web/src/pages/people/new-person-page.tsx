export function NewPersonPage() {
  return <p>NewPersonPage</p>;
}
