import { easternLibraries } from "./libraries-east.ts";
import { europeanLibraries } from "./libraries-europe.ts";
import { westernLibraries } from "./libraries-west.ts";
import type { DemoNetwork } from "./network.ts";

/** The fictional network that a newcomer sees first. */
export const demoNetwork: DemoNetwork = {
  name: "Seven Rivers Library Network",
  names: {
    es: "Red de Bibliotecas Siete Ríos",
    id: "Jaringan Perpustakaan Tujuh Sungai",
    ar: "شبكة مكتبات الأنهار السبعة",
  },
  about: "A made-up network of nine libraries that catalogue in the styles of their countries.",
  libraries: [...westernLibraries, ...europeanLibraries, ...easternLibraries],
};
