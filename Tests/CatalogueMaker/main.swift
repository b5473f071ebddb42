import Foundation
import TestSupport

// Writes the pages of a generated catalogue into a folder, and the truth about them beside it as FOLDER.gold, or
// papers as arXiv gives them out into a file:
//
//     swift run CatalogueMaker FOLDER SEED [PEOPLE WORKS [HABITS]]
//     swift run CatalogueMaker --papers FILE SEED COUNT FORM      snapshot, oai, raw, dc or atom
//
// HABITS: usual, namesakes, crowded, lonely, careless or harsh; see GeneratedHabits.

let words = CommandLine.arguments
if words.count == 6, words[1] == "--papers", let seed = UInt64(words[3]), let count = Int(words[4]),
    let form = GeneratedPaper.Form(rawValue: words[5])
{
    try writePapers(to: words[2], seed: seed, count: count, as: form)
    exit(0)
}
guard words.count >= 3, let seed = UInt64(words[2]) else {
    FileHandle.standardError.write(
        Data("CatalogueMaker FOLDER SEED [PEOPLE WORKS [HABITS]]\nCatalogueMaker --papers FILE SEED COUNT FORM\n".utf8))
    exit(2)
}
let people = words.count > 3 ? Int(words[3]) ?? 300 : 300
let works = words.count > 4 ? Int(words[4]) ?? 420 : people * 7 / 5
guard let habits = GeneratedHabits.named[words.count > 5 ? words[5] : "usual"] else {
    FileHandle.standardError.write(Data("habits are \(GeneratedHabits.named.keys.sorted())\n".utf8))
    exit(2)
}
let catalogue = GeneratedCatalogue(seed: seed, people: people, works: works, habits: habits)
let folder = URL(filePath: words[1])
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
for page in catalogue.pages {
    try Data(page.text.utf8).write(to: folder.appending(path: page.label))
}
try Data(catalogue.gold.utf8).write(to: URL(filePath: words[1] + ".gold"))
print("\(catalogue.pages.count) pages, \(catalogue.mentions) mentions, \(catalogue.strangerPairs) pairs of strangers")

/// Papers go to disk as they are made, so that any number fits.
func writePapers(to path: String, seed: UInt64, count: Int, as form: GeneratedPaper.Form) throws {
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    var block = Data(form.frame.before.utf8)
    var names = 0
    for paper in GeneratedSnapshot(seed: seed, count: count) {
        block.append(contentsOf: paper.printed(as: form).utf8)
        names += paper.authors.count
        guard block.count > 1 << 20 else { continue }
        try file.write(contentsOf: block)
        block.removeAll(keepingCapacity: true)
    }
    block.append(contentsOf: form.frame.behind.utf8)
    try file.write(contentsOf: block)
    try file.close()
    print("\(count) papers, \(names) names")
}
