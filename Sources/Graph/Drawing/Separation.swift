/// Moves boxes apart until none overlaps another, as little as simple pushing does it.
///
/// Overlapping pairs are pushed along the shorter way, in a fixed order; where that goes round in circles the whole is
/// spread a little and pushed again. Should even that fail, the boxes are set in rows, so the promise always holds.
/// - Complexity: quadratic in the number of boxes for each of at most a few thousand rounds.
package func separated(_ boxes: [Box]) -> [Box] {
    var boxes = boxes
    for _ in 0..<60 {
        for _ in 0..<30 where !push(&boxes) { return boxes }
        let middle = boxes.bounds.centre
        for index in boxes.indices {
            boxes[index].centre = middle + (boxes[index].centre - middle) * 1.08
        }
    }
    return inRows(boxes)
}

/// One round of pushing.
/// - Returns: whether anything overlapped.
private func push(_ boxes: inout [Box]) -> Bool {
    var overlapped = false
    for first in boxes.indices {
        for second in boxes.indices where second > first {
            guard let overlap = boxes[first].overlap(boxes[second]) else { continue }
            overlapped = true
            // A hair more than needed, so that rounding does not leave them overlapping.
            if overlap.across < overlap.down {
                let step = overlap.across / 2 + 0.01
                let sign = boxes[first].centre.x <= boxes[second].centre.x ? -1.0 : 1.0
                boxes[first].centre.x += sign * step
                boxes[second].centre.x -= sign * step
            } else {
                let step = overlap.down / 2 + 0.01
                let sign = boxes[first].centre.y <= boxes[second].centre.y ? -1.0 : 1.0
                boxes[first].centre.y += sign * step
                boxes[second].centre.y -= sign * step
            }
        }
    }
    return overlapped
}

/// The boxes in rows of about equal width, in their order from top to bottom.
private func inRows(_ boxes: [Box]) -> [Box] {
    var boxes = boxes
    let order = boxes.indices.sorted { (boxes[$0].centre.y, $0) < (boxes[$1].centre.y, $1) }
    let width = boxes.reduce(0) { $0 + $1.width } / Double(max(1, boxes.count)).squareRoot()
    var (x, y, tallest) = (0.0, 0.0, 0.0)
    for index in order {
        if x > width { (x, y, tallest) = (0, y + tallest + 1, 0) }
        boxes[index].centre = Point(x + boxes[index].width / 2, y + boxes[index].height / 2)
        x += boxes[index].width + 1
        tallest = max(tallest, boxes[index].height)
    }
    return boxes
}
