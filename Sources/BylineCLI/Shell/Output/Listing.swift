/// One column of a listing: a documented field, and how it is taken from a row.
package struct Column<Row>: Sendable {
    package var note: FieldNote
    /// The heading in a table; nil for a field that only machine formats show.
    package var heading: String?
    /// Whether a narrow terminal may cut the cells of this column.
    package var isFlexible: Bool
    var value: @Sendable (Row) -> Value
    var cell: (@Sendable (Row) -> String)?

    /// - Parameters:
    ///   - heading: for the table; leave it out to keep the field to machine formats.
    ///   - cell: what a table shows, where that is not simply the value.
    package init(
        _ name: String, _ type: FieldType, _ summary: String, heading: String? = nil, isFlexible: Bool = false,
        cell: (@Sendable (Row) -> String)? = nil, value: @escaping @Sendable (Row) -> Value
    ) {
        note = FieldNote(name: name, type: type, summary: summary)
        self.heading = heading
        self.isFlexible = isFlexible
        self.cell = cell
        self.value = value
    }
}

/// A kind of list the command line can print: its columns, in order.
package struct Listing<Row>: Sendable {
    package var columns: [Column<Row>]
    package init(_ columns: [Column<Row>]) { self.columns = columns }

    /// The documentation of the fields, in output order.
    package var notes: [FieldNote] { columns.map(\.note) }

    /// One row as an object.
    package func object(_ row: Row) -> Value {
        .object(columns.map { Value.Member($0.note.name, $0.value(row)) })
    }

    /// The rows in one of the formats, ending in a newline.
    package func render(_ rows: [Row], as format: OutputFormat, layout: Layout) -> String {
        switch format {
        case .json: JSONText.indented(.list(rows.map(object)), ascii: layout.ascii) + "\n"
        case .ndjson: rows.map { JSONText.compact(object($0), ascii: layout.ascii) + "\n" }.joined()
        case .csv: layout.plain(DelimitedText.csv(header: notes.map(\.name), rows: values(rows)))
        case .tsv: layout.plain(DelimitedText.tsv(header: notes.map(\.name), rows: values(rows)))
        case .table: table(rows, layout: layout)
        }
    }

    /// The rows as an aligned table under headings.
    package func table(_ rows: [Row], layout: Layout) -> String {
        let shown = columns.filter { $0.heading != nil }
        return AlignedTable(
            columns: shown.map { column in
                let isNumber = column.note.type == .number
                return .init(heading: column.heading ?? "", isFlexible: column.isFlexible, isNumber: isNumber)
            },
            rows: rows.map { row in shown.map { $0.cell?(row) ?? DelimitedText.cell($0.value(row)) } }
        ).render(layout)
    }

    private func values(_ rows: [Row]) -> [[Value]] { rows.map { row in columns.map { $0.value(row) } } }
}

/// A single thing the command line can print: an object in machine formats, a page for a reader.
package struct Card<Subject>: Sendable {
    package var fields: [Column<Subject>]
    package init(_ fields: [Column<Subject>]) { self.fields = fields }
    package var notes: [FieldNote] { fields.map(\.note) }

    package func object(_ subject: Subject) -> Value {
        .object(fields.map { Value.Member($0.note.name, $0.value(subject)) })
    }

    /// The subject in one of the formats, ending in a newline; `page` is called for the table form alone.
    package func render(
        _ subject: Subject, as format: OutputFormat, layout: Layout, page: (Subject, Layout) -> String
    ) -> String {
        switch format {
        case .json: return JSONText.indented(object(subject), ascii: layout.ascii) + "\n"
        case .ndjson: return JSONText.compact(object(subject), ascii: layout.ascii) + "\n"
        case .table: return layout.plain(page(subject, layout))
        case .csv, .tsv:
            let cells = DelimitedText.flattened(fields.map { Value.Member($0.note.name, $0.value(subject)) })
            let write = format == .csv ? DelimitedText.csv : DelimitedText.tsv
            return layout.plain(write(cells.map(\.key), [cells.map(\.value)]))
        }
    }
}
