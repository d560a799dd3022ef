/**
 * Apps of Microsoft's own whose IDs are found in scripts and posts, and resources whose IDs stand
 * beside permissions. Nobody else is the app: with the mail permissions Entra ID mostly refuses them
 * (AADSTS65002). Source: Microsoft, “Verify first-party Microsoft applications in sign-in reports”.
 */
const firstPartyApps: Readonly<Record<string, string>> = {
  '04b07795-8ddb-461a-bbee-02f9e1bf7b46': 'Microsoft Azure CLI',
  '1950a258-227b-4e31-a9cf-717495945fc2': 'Microsoft Azure PowerShell',
  '1b730954-1685-4b74-9bfd-dac224a7b894': 'Azure Active Directory PowerShell',
  '14d82eec-204b-4c2f-b7e8-296a70dab67e': 'Microsoft Graph Command Line Tools',
  'fb78d390-0c51-40cd-8e17-fdbfab77341b': 'Microsoft Exchange REST API Based PowerShell',
  'a0c73c16-a7e3-4564-9a95-2bdf47383716': 'Microsoft Exchange Online Remote PowerShell',
  'd3590ed6-52b3-4102-aeff-aad2292ab01c': 'Microsoft Office',
  '27922004-5251-4030-b22d-91ecd9a37ea4': 'Outlook Mobile',
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264': 'Microsoft Teams',
  'ab9b8c07-8f02-4f72-87fa-80105867a763': 'OneDrive SyncEngine',
  'aebc6443-996d-45c2-90f0-388ff96faa56': 'Visual Studio Code',
  '872cd9fa-d31f-45e0-9eab-6e460a02d1f1': 'Visual Studio',
  'de8bc8b5-d9f9-48b1-a8ad-b748da725064': 'Graph Explorer',
  '00000002-0000-0ff1-ce00-000000000000': 'Office 365 Exchange Online',
  '00000003-0000-0000-c000-000000000000': 'Microsoft Graph',
};

/** The name of Microsoft's own app with this client ID; `undefined` for any other app. */
export function firstPartyApp(clientId: string): string | undefined {
  return firstPartyApps[clientId.trim().toLowerCase()];
}
