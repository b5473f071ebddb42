import Testing

import Identity

@Suite struct TitleTests {
    @Test(arguments: [
        ("Effective theory of collective deep learning", "An effective theory of collective deep learning"),
        (
            "Native state of natural proteins optimizes local entropy.",
            "Native state of natural proteins optimises local entropy"
        ),
        ("Roughness Index for Loss Landscapes*", "Roughness index for loss landscapes"),
        ("H OW GRADIENT ESTIMATOR VARIANCE COULD IMPACT", "How gradient estimator variance could impact"),
        ("Multi-layer non-convex networks", "Multilayer nonconvex networks"),
        ("Modelling behaviour", "Modeling behavior"),
        ("Centre of a fibre", "Center of a fiber"), ("Two-layer nets", "2-layer nets"),
        ("$\\alpha$-stable noise", "α-stable noise"),
        ("The \\emph{binary} perceptron", "The binary perceptron"), ("CO<sub>2</sub> uptake", "CO2 uptake"),
        ("Learning through atypical “phase transitions”", "Learning through atypical \"phase transitions\""),
        ("An Ansatz \\& its use", "An ansatz &amp; its use"), ("Schr\\\"odinger's cat", "Schrödinger’s cat"),
    ])
    func `titles that differ in dress only are one`(a: String, b: String) {
        #expect(canonicalTitle(a) == canonicalTitle(b) && !canonicalTitle(a).isEmpty)
    }

    @Test(arguments: [
        ("Spin glasses I", "Spin glasses II"), ("A theory of nets", "B theory of nets"),
        ("Learning with 2 layers", "Learning with 3 layers"),
        ("On deep learning", "Deep learning"),
    ])
    func `titles that differ in substance are two`(a: String, b: String) {
        #expect(canonicalTitle(a) != canonicalTitle(b))
    }

    @Test func `an empty title, signs alone, and other scripts`() {
        #expect(canonicalTitle("") == "" && canonicalTitle(" *** ") == "" && canonicalTitle("\\emph{}") == "")
        #expect(canonicalTitle("Теория стёкол.") == "теория стекол")
        #expect(canonicalTitle("自旋玻璃理论") == "自旋玻璃理论")
        #expect(canonicalTitle("A") == "a")
    }

    @Test(arguments: [
        ("Deep learning", 2), ("Introduction", 1), ("The role of the 1 in a theory", 2), ("", 0),
        ("Clustering of solutions in the symmetric binary perceptron", 5),
    ])
    func `content words are those that say something`(title: String, count: Int) {
        #expect(contentWordCount(title) == count)
    }

    @Test(arguments: [
        ("Spin glass theory, Part I", "Spin glass theory: part II", TitleConflict.part),
        ("Erratum: Wide flat minima", "Wide flat minima", .notice),
        ("Comment on “Wide minima”", "Wide minima", .notice),
        ("Reply to wide minima", "Comment on wide minima", .notice), ("Wide minima (Erratum)", "Wide minima", .notice),
        ("Networks with 2 layers", "Networks with three layers", .number),
        ("Spin glasses I", "Spin glasses II", .number),
    ])
    func `marks that forbid one work`(a: String, b: String, conflict: TitleConflict) {
        #expect(titleConflict(a, b) == conflict && titleConflict(b, a) == conflict)
        #expect(titleConflict(a, a) == nil && titleConflict(b, b) == nil)
    }

    @Test func `a title says nothing against itself in other dress`() {
        #expect(titleConflict("The theory of nets, Part I", "Theory of nets: part 1") == nil)
        #expect(titleConflict("Deep nets", "Shallow nets on 3 devices") == nil)
    }
}
