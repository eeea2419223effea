export function NewOrganisationPage() {
  return <p>NewOrganisationPage</p>;
}
