import type { CataloguingLanguage } from "./style.ts";

type Translated = Exclude<CataloguingLanguage, "eng">;

const order: Translated[] = ["ger", "fre", "spa", "ind", "ara"];

/** The commonest headings in the languages that members catalogue in: German, French, Spanish, Indonesian, Arabic. */
const table = `
Families|Familie|Familles|Familias|Keluarga|الأسرة
Fantasy|Fantasy|Fantasy (littérature)|Literatura fantástica|Fantasi|قصص خيالية
Love|Liebe|Amour|Amor|Cinta|الحب
History|Geschichte|Histoire|Historia|Sejarah|تاريخ
Women|Frau|Femmes|Mujeres|Perempuan|المرأة
England|England|Angleterre|Inglaterra|Inggris|إنجلترا
Science fiction|Science-Fiction|Science-fiction|Ciencia ficción|Fiksi ilmiah|الخيال العلمي
Murder|Mord|Meurtre|Homicidio|Pembunuhan|القتل
Biography|Biografie|Biographies|Biografías|Biografi|تراجم
Autobiography|Autobiografie|Autobiographies|Autobiografías|Autobiografi|السير الذاتية
Boys|Junge|Garçons|Niños|Anak laki-laki|الأولاد
Girls|Mädchen|Filles|Niñas|Anak perempuan|البنات
Picture books|Bilderbuch|Albums pour enfants|Libros de imágenes|Buku bergambar|كتب مصورة
Indonesia|Indonesien|Indonésie|Indonesia|Indonesia|إندونيسيا
Feature films|Spielfilm|Longs métrages|Largometrajes|Film cerita|أفلام روائية
Animated films|Animationsfilm|Films d'animation|Películas de animación|Film animasi|أفلام الرسوم المتحركة
Villages|Dorf|Villages|Pueblos|Desa|القرى
Friendship|Freundschaft|Amitié|Amistad|Persahabatan|الصداقة
India|Indien|Inde|India|India|الهند
China|China|Chine|China|Tiongkok|الصين
Japan|Japan|Japon|Japón|Jepang|اليابان
Satire|Satire|Satire|Sátira|Satire|الأدب الساخر
Orphans|Waise|Orphelins|Huérfanos|Anak yatim|الأيتام
World War, 1939-1945|Zweiter Weltkrieg|Guerre mondiale (1939-1945)|Guerra Mundial, 1939-1945|Perang Dunia II|الحرب العالمية الثانية
World War, 1914-1918|Erster Weltkrieg|Guerre mondiale (1914-1918)|Guerra Mundial, 1914-1918|Perang Dunia I|الحرب العالمية الأولى
Schools|Schule|Écoles|Escuelas|Sekolah|المدارس
Wizards|Zauberer|Sorciers|Magos|Penyihir|السحرة
Authors|Schriftsteller|Écrivains|Escritores|Pengarang|المؤلفون
Sisters|Schwester|Sœurs|Hermanas|Saudara perempuan|الأخوات
Brothers|Bruder|Frères|Hermanos|Saudara laki-laki|الإخوة
Paris (France)|Paris|Paris (France)|París|Paris|باريس
London (England)|London|Londres (Angleterre)|Londres|London|لندن
Dystopias|Dystopie|Dystopies|Distopías|Distopia|المدن الفاسدة
Princes|Prinz|Princes|Príncipes|Pangeran|الأمراء
Planets|Planet|Planètes|Planetas|Planet|الكواكب
Russia|Russland|Russie|Rusia|Rusia|روسيا
Fairy tales|Märchen|Contes de fées|Cuentos de hadas|Dongeng|الحكايات الخرافية
Islands|Insel|Îles|Islas|Pulau|الجزر
Egypt|Ägypten|Égypte|Egipto|Mesir|مصر
Cairo (Egypt)|Kairo|Le Caire (Égypte)|El Cairo|Kairo|القاهرة
Germany|Deutschland|Allemagne|Alemania|Jerman|ألمانيا
Animals|Tiere|Animaux|Animales|Hewan|الحيوانات
Mexico|Mexiko|Mexique|México|Meksiko|المكسيك
France|Frankreich|France|Francia|Prancis|فرنسا
Spain|Spanien|Espagne|España|Spanyol|إسبانيا
Turkey|Türkei|Turquie|Turquía|Turki|تركيا
Jews|Juden|Juifs|Judíos|Orang Yahudi|اليهود
Kings and rulers|Herrscher|Rois et souverains|Reyes y soberanos|Raja|الملوك والحكام
Time travel|Zeitreise|Voyages dans le temps|Viajes en el tiempo|Perjalanan waktu|السفر عبر الزمن
Spies|Spion|Espions|Espías|Mata-mata|الجواسيس
Journalists|Journalist|Journalistes|Periodistas|Wartawan|الصحفيون
Philosophy|Philosophie|Philosophie|Filosofía|Filsafat|الفلسفة
Dogs|Hund|Chiens|Perros|Anjing|الكلاب
Cats|Katze|Chats|Gatos|Kucing|القطط
Detective stories|Kriminalroman|Romans policiers|Novelas policíacas|Cerita detektif|القصص البوليسية
Horror tales|Horrorliteratur|Récits d'horreur|Relatos de terror|Cerita horor|قصص الرعب
Short stories|Kurzgeschichte|Nouvelles|Cuentos|Cerita pendek|القصص القصيرة
Childhood|Kindheit|Enfance|Infancia|Masa kecil|الطفولة
Science|Naturwissenschaften|Sciences|Ciencia|Ilmu pengetahuan|العلوم
Physics|Physik|Physique|Física|Fisika|الفيزياء
Economics|Wirtschaftswissenschaft|Économie politique|Economía|Ekonomi|الاقتصاد
Civilization|Zivilisation|Civilisation|Civilización|Peradaban|الحضارة
Cooking|Kochen|Cuisine|Cocina|Masakan|الطبخ
Travel|Reise|Voyages|Viajes|Perjalanan|الرحلات
Islam|Islam|Islam|Islam|Islam|الإسلام
Poets|Lyriker|Poètes|Poetas|Penyair|الشعراء
Books and reading|Lesen|Livres et lecture|Libros y lectura|Buku dan bacaan|الكتب والقراءة
Periodicals|Zeitschrift|Périodiques|Publicaciones periódicas|Majalah|دوريات
Manga|Manga|Mangas|Manga|Manga|المانغا
Dragons|Drache|Dragons|Dragones|Naga|التنانين
Vampires|Vampir|Vampires|Vampiros|Vampir|مصاصو الدماء
Courtship|Brautwerbung|Cour amoureuse|Noviazgo|Masa pacaran|الخطوبة
Married people|Ehepaar|Couples mariés|Matrimonios|Pasangan suami istri|الأزواج
Fathers and sons|Vater|Pères et fils|Padres e hijos|Ayah dan anak|الآباء والأبناء
Totalitarianism|Totalitarismus|Totalitarisme|Totalitarismo|Totaliterisme|الشمولية
Revenge|Rache|Vengeance|Venganza|Balas dendam|الانتقام
Survival|Überleben|Survie|Supervivencia|Bertahan hidup|البقاء
Memory|Erinnerung|Mémoire|Memoria|Ingatan|الذاكرة
Students|Student|Étudiants|Estudiantes|Mahasiswa|الطلاب
Teachers|Lehrer|Enseignants|Profesores|Guru|المعلمون
`;

const translations = new Map<string, Record<Translated, string>>(
  table
    .trim()
    .split("\n")
    .map((line) => {
      const [heading, ...cells] = line.split("|");
      return [
        heading!,
        Object.fromEntries(order.map((language, at) => [language, cells[at]!])) as Record<Translated, string>,
      ];
    }),
);

/** A heading in another cataloguing language, or null where our table has none. */
export function translatedSubject(heading: string, language: CataloguingLanguage): string | null {
  if (language === "eng") return heading;
  return translations.get(heading)?.[language] ?? null;
}
