import Testing

import Identity

@Suite struct PersonNameTests {
    @Test(arguments: [
        ("Carlo Baldassi", "Baldassi", ["Carlo"], []), ("Baldassi, Carlo", "Baldassi", ["Carlo"], []),
        ("Enrico M. Malatesta", "Malatesta", ["Enrico", "M."], []), ("J.-N. Chen", "Chen", ["J.-N."], []),
        ("J.N. Chen", "Chen", ["J.", "N."], []), ("JN Chen", "Chen", ["J.", "N."], []),
        ("Jian-Nan Chen", "Chen", ["Jian-Nan"], []), ("Xiang ZHOU", "ZHOU", ["Xiang"], []),
        ("ZHOU Xiang", "ZHOU", ["Xiang"], []), ("Zecchina R.", "Zecchina", ["R."], []),
        ("Evert van Nieuwenburg", "Nieuwenburg", ["Evert"], ["van"]),
        ("Riccardo Della Vecchia", "Vecchia", ["Riccardo"], ["Della"]),
        ("Della Vecchia, Riccardo", "Vecchia", ["Riccardo"], ["Della"]),
        ("Vecchia, Riccardo Della", "Vecchia", ["Riccardo"], ["Della"]),
        ("Alberto Dalla Libera", "Libera", ["Alberto"], ["Dalla"]), ("Wei Wang 0001", "Wang", ["Wei"], []),
        ("Carlo Baldassi†", "Baldassi", ["Carlo"], []), ("Robert (Bob) Smith", "Smith", ["Robert"], []),
        ("Stéphane d'Ascoli", "d'Ascoli", ["Stéphane"], []), ("Daniel Schwalbe-Koda", "Schwalbe-Koda", ["Daniel"], []),
    ])
    func `the likeliest reading`(name: String, family: String, given: [String], particles: [String]) throws {
        let reading = try #require(PersonName(name).readings.first)
        #expect(reading.family == family && reading.given == given && reading.particles == particles)
    }

    @Test func `a suffix is no part of the family name`() throws {
        for name in ["Martin King Jr.", "King, Martin, Jr.", "King, Martin Jr."] {
            let reading = try #require(PersonName(name).readings.first)
            #expect(reading.family == "King" && reading.given == ["Martin"] && reading.suffix == "Jr.", "\(name)")
        }
    }

    @Test func `a middle token may belong to the family`() {
        let families = PersonName("Alejandro Chinea Manrique de Lara").readings.map(\.family)
        #expect(families.contains("Manrique Lara") && families.contains("Chinea Manrique Lara"))
        #expect(PersonName("Stefano Sarao Mannelli").readings.map(\.family) == ["Mannelli", "Sarao Mannelli"])
        #expect(PersonName("E. M. Malatesta").readings.map(\.family) == ["Malatesta", "Malatesta"])
    }

    @Test func `only two family names of East Asia can be read in either order`() {
        #expect(PersonName("Chen Li").readings.map(\.family) == ["Li", "Chen"])
        #expect(PersonName("Zilong Zhao").readings.map(\.family) == ["Zhao"])
        #expect(PersonName("Li, Chen").readings.map(\.family) == ["Li"])
        #expect(PersonName("Carlo Baldassi").readings.count == 1)
    }

    @Test(arguments: [
        "", " ", "7", "1234", "X", "王", "Anonymous", "Unknown Author", "ATLAS Collaboration", "The H1 Collaboration",
        "for the CMS Collaboration", "Acme Inc.", "Deep Mind Ltd", "…", "et al.", "N/A",
    ])
    func `what is nobody's name is not personal`(name: String) {
        #expect(!PersonName(name).isPersonal && PersonName(name).readings.isEmpty && nameKeys(name).isEmpty)
    }

    @Test(arguments: ["Mononym", "Yo-Yo Ma", "A. Co", "王伟", "Ada Byron", "Ng", "משה כהן", "محمد علي"])
    func `short and foreign names are personal`(name: String) {
        #expect(PersonName(name).isPersonal && !nameKeys(name).isEmpty)
    }

    @Test(arguments: [
        ("Stéphane d'Ascoli", "stephane dascoli"), ("Llu'is Arola-Fern'andez", "lluis arola fernandez"),
        ("J.-N. Chen", "j n chen"), ("Mézard, Marc", "mezard marc"), ("", ""), ("Wei Wang 0001", "wei wang"),
    ])
    func `the folded form is letters and single spaces`(name: String, folded: String) {
        #expect(PersonName(name).folded == folded)
    }
}
