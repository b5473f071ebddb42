import Testing

import Identity

@Suite struct NameCompatibilityTests {
    static let table: [(String, String, NameCompatibility)] = [
        ("Carlo Baldassi", "Carlo Baldassi", .exact), ("Carlo Baldassi", "Baldassi, Carlo", .exact),
        ("Marc Mézard", "Marc M'ezard", .accents), ("Marc Mezard", "Marc M'ezard", .accents),
        ("Konrad Koerding", "Konrad Körding", .accents), ("Jürgen Moser", "Juergen Moser", .accents),
        ("Jian-Nan Chen", "Jiannan Chen", .joinedGiven), ("Jian Nan Chen", "Jiannan Chen", .joinedGiven),
        ("Jian-Nan Chen", "J.-N. Chen", .expansion), ("Jiannan Chen", "J. N. Chen", .expansion),
        ("B. Annesi", "B. Annesi", .initialsEqual), ("E. M. Malatesta", "E.M. Malatesta", .initialsEqual),
        ("Enrico Malatesta", "Enrico M. Malatesta", .middleMissing),
        ("E. Malatesta", "E. M. Malatesta", .middleMissing),
        ("C. Baldassi", "Carlo Baldassi", .expansion), ("B. Annesi", "Brandon Livio Annesi", .expansion),
        ("Alexey Ivanov", "Aleksei Ivanov", .variant), ("Bob Smith", "Robert Smith", .variant),
        ("R. D. Vecchia", "Riccardo Della Vecchia", .particle), ("J. Oswald", "Johannes von Oswald", .particle),
        ("E. V. Nieuwenburg", "Evert van Nieuwenburg", .particle), ("J. Oswald", "von Oswald, J.", .particle),
        ("S. Sarao Mannelli", "Sarao Mannelli, Stefano", .expansion), ("A. Fernández", "A. Arola-Fernández", .compound),
        ("Chen Li", "Li Chen", .orderSwap), ("L. Chen", "Chen Li", .orderSwap),
        ("Riccardo Zecchina", "R. Zechina", .typo), ("Marc Mézard", "Marc Mezrad", .typo),
        ("Emanuele Troiani", "E. Troianni", .typo), ("Stefano Sarao Mannelli", "Stefano Sarao Manelli", .typo),
        ("Clarissa Lauditi", "Clarrissa Lauditi", .conflict(.givenSlip)),
        ("Emanuele Troiani", "Luca Troianni", .conflict(.fullGiven)), ("Marc Rossi", "Marc Rosi", .conflict(.family)),
        ("E. M. Malatesta", "E. L. Malatesta", .conflict(.initials)), ("W. Xu", "Mingwei Xu", .conflict(.initials)),
        ("Wei Zhang", "Wenlong Zhang", .conflict(.fullGiven)), ("Zilong Zhao", "Zixiang Zhao", .conflict(.fullGiven)),
        ("Wen Li", "Wenlong Li", .conflict(.fullGiven)), ("Jin Li", "Jing Li", .conflict(.fullGiven)),
        ("Enrico Maria Malatesta", "Enrico Luca Malatesta", .conflict(.fullGiven)),
        ("Jian Chen", "Jian-Nan Chen", .conflict(.fullGiven)),
        ("Martin King Jr.", "Martin King Sr.", .conflict(.suffix)), ("Wei Chen", "Wei Zhang", .conflict(.family)),
        ("R. D. Vecchia", "R. Zecchina", .conflict(.family)), ("Zecchina", "R. Zecchina", .conflict(.givenMissing)),
        ("H1 Collaboration", "H1 Collaboration", .conflict(.notPersonal)),
    ]

    @Test(arguments: table)
    func `two names are to each other`(a: String, b: String, expected: NameCompatibility) {
        #expect(compatibility(PersonName(a), PersonName(b)) == expected)
    }

    @Test func `comparison has no direction, and names that fit share a key`() {
        let names = Set(Self.table.flatMap { [$0.0, $0.1] }).sorted()
        for a in names {
            for b in names {
                let found = compatibility(PersonName(a), PersonName(b))
                #expect(found == compatibility(PersonName(b), PersonName(a)), "\(a) / \(b)")
                if !found.isConflict { #expect(haveKeysThatMeet(a, b), "\(a) / \(b)") }
            }
        }
    }

    /// Equal ones, or such as are a slip of the pen apart.
    private func haveKeysThatMeet(_ a: String, _ b: String) -> Bool {
        var slips = SlipIndex()
        for key in nameKeys(a) { slips.insert(key) }
        return nameKeys(b).contains { nameKeys(a).contains($0) || !slips.slips(of: $0).isEmpty }
    }

    /// Names put together from parts that collide on purpose.
    @Test func `random names that fit share a key, whatever their parts`() {
        var random = SeededRandom(seed: 11)
        let parts = [
            "Li", "Chen", "Wei", "van", "Della", "de", "D.", "V.", "Jian-Nan", "J.-N.", "Özgür", "Oezguer", "Sarao",
            "Mannelli",
            "Bob", "Robert", "Iouri", "Yuri", "M'ezard", "Arola-Fernández", "Jr.", "ZHOU", "Vecchia,", "R.", "al",
            "Körding", "Mezrad", "Manelli", "Vechia", "Mannelli-Körding", "Oezger",
        ]
        for _ in 0..<3_000 {
            let a = (0...random.below(4)).map { _ in random.pick(parts) }.joined(separator: " ")
            let b = (0...random.below(4)).map { _ in random.pick(parts) }.joined(separator: " ")
            let found = compatibility(PersonName(a), PersonName(b))
            #expect(found == compatibility(PersonName(b), PersonName(a)), "\(a) / \(b)")
            if !found.isConflict { #expect(haveKeysThatMeet(a, b), "\(a) / \(b)") }
            let own = compatibility(PersonName(a), PersonName(a))
            #expect(!PersonName(a).isPersonal || !own.isConflict, "\(a)")
        }
    }

    @Test(arguments: [
        ("Carlo Baldassi", ["baldassi c"]), ("R. D. Vecchia", ["vecchia r"]), ("Johannes von Oswald", ["oswald j"]),
        ("Stefano Sarao Mannelli", ["mannelli s", "sarao s"]), ("Lluís Arola-Fernández", ["arola l", "fernandez l"]),
        ("K. Körding", ["koerding k", "kording k"]), ("Chen Li", ["chen l", "li c"]), ("Mononym", ["mononym"]),
        ("Bob Smith", ["smith b", "smith r"]), ("d'Ascoli, Stéphane", ["dascoli s"]),
    ])
    func `the keys of a name`(name: String, keys: [String]) {
        #expect(nameKeys(name) == keys)
    }
}
