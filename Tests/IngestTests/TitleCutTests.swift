import Testing

import Ingest

@Suite struct TitleCutTests {
    /// A line, its title, its names.
    static let lines: [(line: String, title: String, names: [String])] = [
        ("Training with SGDAna Lind", "Training with SGD", ["Ana Lind"]),
        ("Notes on DeepNetAna Lind", "Notes on DeepNet", ["Ana Lind"]),
        ("Cuts in graphsFay McDuff, Bo Ek", "Cuts in graphs", ["Fay McDuff", "Bo Ek"]),
        ("Is it flat?Ana Lind", "Is it flat?", ["Ana Lind"]),
        ("Results on CIFAR-10Ana Lind", "Results on CIFAR-10", ["Ana Lind"]),
        ("A test of $K$Ana Lind", "A test of $K$", ["Ana Lind"]),
        ("On graphsvan der Berg, Bo Ek", "On graphs", ["van der Berg", "Bo Ek"]),
        ("Search for XATLAS Collaboration", "Search for X", ["ATLAS Collaboration"]),
        ("On heatÉva Ö. Kis", "On heat", ["Éva Ö. Kis"]),
        ("Ducks, Geese and SwansAna Lind, Bo Ek", "Ducks, Geese and Swans", ["Ana Lind", "Bo Ek"]),
        ("Ducks, Geese and SwansAna Lind, Yann LeCun", "Ducks, Geese and Swans", ["Ana Lind", "Yann LeCun"]),
        ("A view (Part II)Ana Lind", "A view (Part II)", ["Ana Lind"]),
        ("The \"hidden\" unitZo\"e Ek, M. M'arquez", "The \"hidden\" unit", ["Zo\"e Ek", "M. M'arquez"]),
        ("On the notion of \"flat\"Ana Lind", "On the notion of \"flat\"", ["Ana Lind"]),
        ("Walls and wellsShe O'Shea, D. D'Angelo", "Walls and wells", ["She O'Shea", "D. D'Angelo"]),
        ("Walls and wellsJ.P. Lind, J.-P. Ek", "Walls and wells", ["J.P. Lind", "J.-P. Ek"]),
        ("Ising meets QCDJ. P. Lind", "Ising meets QCD", ["J. P. Lind"]),
        ("\\emph{Persistent} noiseAna Lind", "\\emph{Persistent} noise", ["Ana Lind"]),
        ("Capacity of $f(x)=\\max(0,x)$: ReLUAna Lind", "Capacity of $f(x)=\\max(0,x)$: ReLU", ["Ana Lind"]),
        ("Ducks: a surveyAna Lind, Bo Ek, Jr., Cem Dag", "Ducks: a survey", ["Ana Lind", "Bo Ek, Jr.", "Cem Dag"]),
        ("Learning in 3DAna Maria van den Lind", "Learning in 3D", ["Ana Maria van den Lind"]),
        ("On heatMary-Jane Ek", "On heat", ["Mary-Jane Ek"]),
        ("On heatStéphane d'Ascoli", "On heat", ["Stéphane d'Ascoli"]),
        ("О теплеАнна Линд", "О тепле", ["Анна Линд"]),
    ]

    @Test(arguments: lines)
    func `a title ends where its authors begin`(_ line: String, _ title: String, _ names: [String]) throws {
        let cut = try #require(TitleCut(line[...]))
        #expect(String(cut.title) == title)
        #expect(cut.names.map(String.init) == names)
    }

    @Test(arguments: lines)
    func `with et al. and an affiliation three names and the same title are found`(
        _ line: String, _ title: String, _ names: [String]
    ) throws {
        let whole = ([line] + ["Cem Dag", "Dee Eng"].prefix(3 - names.count)).joined(separator: ", ")
        let cut = try #require(TitleCut((whole + " et al. · eth zurich, mit")[...]))
        #expect(String(cut.title) == title)
        #expect(cut.names.count == 3 && cut.names.first.map(String.init) == names.first)
        #expect(cut.isCut && cut.affiliations == ["eth zurich", "mit"])
    }

    @Test(arguments: ["Search for XATLAS Collaboration", "On graphsvan der Berg, Bo Ek", "On heatLind"])
    func `a cut that needs an exception is doubtful`(_ line: String) throws {
        #expect(try #require(TitleCut(line[...])).isDoubtful)
    }

    @Test(arguments: ["Training with SGDAna Lind", "Notes on DeepNetAna Lind", "Is it flat?Ana Lind, Bo Ek"])
    func `a plain cut is not doubtful`(_ line: String) throws {
        #expect(try #require(TitleCut(line[...])).isDoubtful == false)
    }

    @Test func `a name other records print settles a tie`() throws {
        let line = "Walks on graphsXiaoMing Wang"[...]
        let alone = try #require(TitleCut(line))
        let helped = try #require(TitleCut(line) { $0 == "XiaoMing Wang" })
        #expect(String(helped.title) == "Walks on graphs" && !helped.isDoubtful)
        #expect(alone.isDoubtful || alone.title == helped.title)
    }

    @Test func `a name known as a whole is not cut inside`() throws {
        let cut = try #require(TitleCut("A walkAna Lind, JoAnn Lee"[...]) { $0 == "JoAnn Lee" })
        #expect(cut.names == ["Ana Lind", "JoAnn Lee"])
    }

    @Test(arguments: ["all small words, nothing else", "", ",,,", "12.5%", "A Title Of Capitals Without Any Joint"])
    func `a line without a joint has no cut`(_ line: String) {
        #expect(TitleCut(line[...]) == nil)
    }

    @Test func `a middle dot inside a title stays`() throws {
        let cut = try #require(TitleCut("Pressure · volumeAna Lind, Bo Ek"[...]))
        #expect(cut.title == "Pressure · volume" && cut.affiliations.isEmpty)
    }

    /// Any name of one pool behind any title of the other is found again, whatever the number of names.
    @Test func `every title of a pool and every list of names come apart again`() throws {
        let titles = [
            "Learning in the dark", "A note on SGD", "What is $α$?", "Ducks, geese, and others",
            "Phase transitions in 2D",
            "The \"teacher\"", "Scaling (again)", "Replicas & cavities", "From BERT to GPT-4", "Überall Wärme",
        ]
        let names = [
            "Ana Lind", "B. Ek", "C. D. Dag", "Éva Ö. Kis", "Fay McDuff", "Hal van der Ito", "Li Wei", "O. O'Shea",
            "Jean-Luc Noor", "K. K¨oning",
        ]
        for title in titles {
            for (first, name) in names.enumerated() {
                for count in 1...3 {
                    let list = (0..<count).map { names[(first + $0 * 3) % names.count] }
                    let cut = try #require(TitleCut((title + list.joined(separator: ", "))[...]))
                    #expect(
                        String(cut.title) == title && cut.names.map(String.init) == list, "\(title) | \(name) \(count)")
                }
            }
        }
    }
}
