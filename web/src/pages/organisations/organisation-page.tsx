export function OrganisationPage() {
  return <p>OrganisationPage</p>;
}
