/// Affiliations as they are compared: institutions and places.
struct Affiliations {
    /// Sets of words, each as one string: `bocconi university`.
    var institutions: [String] = []
    /// The parts of the line that name no institution: cities, countries.
    var places: [String] = []

    private static let marks: Set<String> = [
        "university", "universita", "universitat", "universite", "universidad", "universidade", "universiteit", "univ",
        "institute", "institut", "instituto", "istituto", "inst", "college", "school", "ecole", "scuola", "politecnico",
        "polytechnic", "technion", "laboratory", "laboratories", "lab", "labs", "academy", "hospital", "center",
        "centre",
        "cnrs", "infn", "eth", "epfl", "mit", "inc", "research", "company", "corporation",
    ]
    private static let partsOfInstitutions: Set<String> = ["department", "dept", "dipartimento", "faculty", "division"]
    private static let small: Set<String> = ["of", "the", "di", "de", "la", "del", "degli", "for", "and", "at", "in"]
    private static let countries: Set<String> = [
        "usa", "us", "uk", "italy", "germany", "france", "spain", "china", "japan", "india", "canada", "australia",
        "switzerland", "netherlands", "korea", "brazil", "israel", "sweden", "austria", "belgium", "denmark", "russia",
        "united states", "united kingdom", "pr china", "p r china", "south korea",
    ]

    /// - Parameter printed: one line each, its parts separated by commas or semicolons.
    init(_ printed: [String]) {
        for line in printed {
            for part in line.split(whereSeparator: { $0 == "," || $0 == ";" }) {
                take(words(ofFolded: fold(String(part))))
            }
        }
        institutions = Set(institutions).sorted()
        places = Set(places).sorted()
    }

    private mutating func take(_ words: [String]) {
        let plain = words.filter { !Self.small.contains($0) && !$0.allSatisfy(\.isNumber) }
        guard !plain.isEmpty, !plain.contains(where: Self.partsOfInstitutions.contains) else { return }
        if plain.contains(where: Self.marks.contains) {
            // `Univ.` and `University` are one word, and their order is the printer's.
            let unified = plain.map { $0.hasPrefix("univ") ? "univ" : $0.hasPrefix("inst") ? "inst" : $0 }
            institutions.append(unified.sorted().joined(separator: " "))
        } else if !Self.countries.contains(plain.joined(separator: " ")) {
            places.append(plain.joined(separator: " "))
        }
    }
}
