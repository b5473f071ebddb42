/// Every reproduction there is, in the order of the paper.
public let reproductions: [any Reproduction.Type] = [
    BinaryPerceptronCapacity.self,
    BinaryPerceptronEntropy.self,
    ParityMachineVolume.self,
    TreeCommitteeLearners.self,
]

/// The reproduction of this name; the error says what names there are.
public func reproduction(named name: String) throws(ReproductionError) -> any Reproduction.Type {
    // A loop, because the compiler of Swift 6.3.1 crashes on a search for a metatype in a typed-throwing function.
    for candidate in reproductions where candidate.record.name == name { return candidate }
    let names = reproductions.map { $0.record.name }.joined(separator: ", ")
    throw ReproductionError("“\(name)” is not a reproduction", mend: "There are \(names)")
}
