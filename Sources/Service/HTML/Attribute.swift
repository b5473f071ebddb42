/// Something an element is said to be. Each attribute has a maker of its own here, so that none takes an address, a
/// style or a script that was not meant to be one.
package struct Attribute: Hashable, Sendable {
    package let name: String
    /// nil for one that is merely there.
    package let value: String?

    private init(_ name: String, _ value: String?) {
        self.name = name
        self.value = value
    }
}

// MARK: Addresses

extension Attribute {
    package static func href(_ address: Address) -> Attribute { .init("href", address.text) }
    package static func src(_ address: Address) -> Attribute { .init("src", address.text) }
    package static func action(_ address: Address) -> Attribute { .init("action", address.text) }
    /// The folder of the index in which the script searches.
    package static func index(_ folder: Address) -> Attribute { .init("data-index", folder.text) }
    /// What a link is to this page: `canonical`, `next`, `nofollow`.
    package static func rel(_ words: String) -> Attribute { .init("rel", words) }
    package static func type(_ type: String) -> Attribute { .init("type", type) }
}

// MARK: Text

extension Attribute {
    package static func id(_ id: String) -> Attribute { .init("id", id) }
    package static func `class`(_ names: String) -> Attribute { .init("class", names) }
    package static func lang(_ code: String) -> Attribute { .init("lang", code) }
    package static func title(_ text: String) -> Attribute { .init("title", text) }
    package static func alt(_ text: String) -> Attribute { .init("alt", text) }
    package static func scope(_ what: String) -> Attribute { .init("scope", what) }
    package static func datetime(_ moment: String) -> Attribute { .init("datetime", moment) }
    package static func name(_ name: String) -> Attribute { .init("name", name) }
    package static func property(_ name: String) -> Attribute { .init("property", name) }
    package static func content(_ text: String) -> Attribute { .init("content", text) }
    package static func charset(_ name: String) -> Attribute { .init("charset", name) }
    package static func media(_ query: String) -> Attribute { .init("media", query) }
    package static func `for`(_ id: String) -> Attribute { .init("for", id) }
    package static func value(_ text: String) -> Attribute { .init("value", text) }
    package static func placeholder(_ text: String) -> Attribute { .init("placeholder", text) }
    package static func inputMode(_ mode: String) -> Attribute { .init("inputmode", mode) }
    package static func autocomplete(_ what: String) -> Attribute { .init("autocomplete", what) }
    package static func size(_ number: Int) -> Attribute { .init("size", String(number)) }
    package static func maxLength(_ number: Int) -> Attribute { .init("maxlength", String(number)) }
    package static func width(_ pixels: Int) -> Attribute { .init("width", String(pixels)) }
    package static func height(_ pixels: Int) -> Attribute { .init("height", String(pixels)) }
    package static func tabIndex(_ number: Int) -> Attribute { .init("tabindex", String(number)) }
    package static let refresh = Attribute("http-equiv", "refresh")
    package static let selected = Attribute("selected", nil)
    package static let `defer` = Attribute("defer", nil)
    package static let lazy = Attribute("loading", "lazy")
    /// What the cell of a table stands under, for narrow screens on which the head is not seen.
    package static func column(_ title: String) -> Attribute { .init("data-label", title) }
    /// The id of what a mark in a picture stands for, for the script.
    package static func node(_ id: String) -> Attribute { .init("data-node", id) }
    /// The ids of both ends of a line in a picture, for the script.
    package static func ends(_ a: String, _ b: String) -> Attribute { .init("data-ends", a + " " + b) }
}

// MARK: Roles

extension Attribute {
    package static func role(_ role: String) -> Attribute { .init("role", role) }
    package static func ariaLabel(_ text: String) -> Attribute { .init("aria-label", text) }
    package static func ariaLabelledBy(_ id: String) -> Attribute { .init("aria-labelledby", id) }
    package static func ariaDescribedBy(_ id: String) -> Attribute { .init("aria-describedby", id) }
    package static let ariaHidden = Attribute("aria-hidden", "true")
    package static let currentPage = Attribute("aria-current", "page")
    package static let current = Attribute("aria-current", "true")
}

// MARK: SVG

extension Attribute {
    package static func viewBox(width: Double, height: Double) -> Attribute {
        .init("viewBox", "0 0 \(Self.written(width)) \(Self.written(height))")
    }
    package static func x(_ x: Double) -> Attribute { .init("x", written(x)) }
    package static func y(_ y: Double) -> Attribute { .init("y", written(y)) }
    package static func x1(_ x: Double) -> Attribute { .init("x1", written(x)) }
    package static func y1(_ y: Double) -> Attribute { .init("y1", written(y)) }
    package static func x2(_ x: Double) -> Attribute { .init("x2", written(x)) }
    package static func y2(_ y: Double) -> Attribute { .init("y2", written(y)) }
    package static func cx(_ x: Double) -> Attribute { .init("cx", written(x)) }
    package static func cy(_ y: Double) -> Attribute { .init("cy", written(y)) }
    package static func r(_ radius: Double) -> Attribute { .init("r", written(radius)) }
    package static func strokeWidth(_ width: Double) -> Attribute { .init("stroke-width", written(width)) }
    /// Where a text's place lies in it: `start`, `middle` or `end`.
    package static func textAnchor(_ place: String) -> Attribute { .init("text-anchor", place) }
    /// A line that leaves and reaches its ends level with them.
    package static func swing(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) -> Attribute {
        let middle = (start.y + end.y) / 2
        let points = [start.x, start.y, start.x, middle, end.x, middle, end.x, end.y].map(written)
        return .init(
            "d",
            "M\(points[0]) \(points[1])C\(points[2]) \(points[3]) \(points[4]) \(points[5]) \(points[6]) \(points[7])")
    }

    /// A length to a tenth, as short as it goes.
    static func written(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        if tenths % 10 == 0 { return String(tenths / 10) }
        return (tenths < 0 ? "-" : "") + "\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}
