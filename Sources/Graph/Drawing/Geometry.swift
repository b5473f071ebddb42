/// A place on a sheet, in units that are pixels at natural size; y grows downwards.
package struct Point: Hashable, Sendable {
    package var x: Double
    package var y: Double

    package init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }

    static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }
    static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y) }
    static func * (a: Point, factor: Double) -> Point { Point(a.x * factor, a.y * factor) }
    var length: Double { (x * x + y * y).squareRoot() }
}

/// An upright rectangle, given by its centre.
package struct Box: Hashable, Sendable {
    package var centre: Point
    package var width: Double
    package var height: Double

    package init(centre: Point, width: Double, height: Double) {
        self.centre = centre
        self.width = width
        self.height = height
    }

    package var left: Double { centre.x - width / 2 }
    package var right: Double { centre.x + width / 2 }
    package var top: Double { centre.y - height / 2 }
    package var bottom: Double { centre.y + height / 2 }

    /// How far the two must be moved apart across and down until they only touch; nil when they do not overlap.
    package func overlap(_ other: Box) -> (across: Double, down: Double)? {
        let across = (width + other.width) / 2 - abs(centre.x - other.centre.x)
        let down = (height + other.height) / 2 - abs(centre.y - other.centre.y)
        return across > 0 && down > 0 ? (across, down) : nil
    }
}

extension [Box] {
    /// The smallest box around all; empty around none.
    var bounds: Box {
        guard let first else { return Box(centre: Point(0, 0), width: 0, height: 0) }
        let (left, right) = (map(\.left).min() ?? first.left, map(\.right).max() ?? first.right)
        let (top, bottom) = (map(\.top).min() ?? first.top, map(\.bottom).max() ?? first.bottom)
        return Box(
            centre: Point((left + right) / 2, (top + bottom) / 2), width: right - left, height: bottom - top)
    }
}
