import Foundation
import TestSupport

// Writes the pages of a generated catalogue into a folder, and the truth about them beside it as FOLDER.gold:
//
//     swift run CatalogueMaker FOLDER SEED [PEOPLE WORKS]

let words = CommandLine.arguments
guard words.count >= 3, let seed = UInt64(words[2]) else {
    FileHandle.standardError.write(Data("CatalogueMaker FOLDER SEED [PEOPLE WORKS]\n".utf8))
    exit(2)
}
let people = words.count > 3 ? Int(words[3]) ?? 300 : 300
let works = words.count > 4 ? Int(words[4]) ?? 420 : people * 7 / 5
let catalogue = GeneratedCatalogue(seed: seed, people: people, works: works)
let folder = URL(filePath: words[1])
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
for page in catalogue.pages {
    try Data(page.text.utf8).write(to: folder.appending(path: page.label))
}
try Data(catalogue.gold.utf8).write(to: URL(filePath: words[1] + ".gold"))
print("\(catalogue.pages.count) pages, \(catalogue.mentions) mentions, \(catalogue.strangerPairs) pairs of strangers")
