public import Catalog
import Graph

extension GraphExcerpt {
    /// Writes the excerpt in one of the formats of other programs, or as a picture.
    ///
    /// - Parameter titles: also names the works behind an edge by title.
    /// - Returns: how many control characters had to be left out.
    public func write(as format: GraphFormat, titles: Bool = false, to output: inout some TextOutputStream) -> Int {
        let document = ExcerptDocument(self, as: format, titles: titles)
        document.write(to: &output)
        return document.droppedCharacters
    }
}
