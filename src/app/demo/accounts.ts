import { demoNetwork } from "./libraries.ts";

/** One way to sign in to the demo. Named by role: nobody is made up. */
export interface DemoAccount {
  role: "coordinator" | "staff" | "reader";
  name: string;
  /** ISIL of its library; none for the coordinator, who belongs to the network. */
  library: string | null;
  email: string | null;
  password: string | null;
  /** Readers sign in with card and PIN. */
  card: string | null;
  pin: string | null;
}

const password = "shelf-demo-2026";

function reader(name: string, library: string, card: string, pin: string, email: string | null): DemoAccount {
  return { role: "reader", name, library, email, password: email && password, card, pin };
}

/** The accounts that the sign-in page shows. */
export const demoAccounts: DemoAccount[] = [
  {
    role: "coordinator",
    name: "Network coordinator",
    library: null,
    email: "coordinator@sevenrivers.example.org",
    password,
    card: null,
    pin: null,
  },
  ...demoNetwork.libraries.map(({ isil, name, names, branches }): DemoAccount => {
    const place = branches[0]!.email.split("@")[1]!.split(".")[0]!;
    const email = `staff.${place}@example.org`;
    return {
      role: "staff",
      name: `Staff of ${names.en ?? name}`,
      library: isil,
      email,
      password,
      card: null,
      pin: null,
    };
  }),
  reader("Reader of Northgate", "ZZ-NGT", "20112000000019", "8024", "reader.northgate@example.org"),
  reader("Reader of Sierralta", "ZZ-SRA", "24952000000012", "6193", null),
  reader("Reader of Kembang Raya", "ZZ-KBR", "26281000000015", "8024", null),
];
