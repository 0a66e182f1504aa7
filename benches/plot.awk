# plot.awk: draws the figures of growth.c as an SVG, a panel for each kind.
#
#   awk -f benches/plot.awk FIGURES >docs/growth.svg
#
# A line of FIGURES is "side what size figure"; of several with the same first three words the
# median counts.
BEGIN {
    panels = split("lookup-name lookup-uuid lookup-id missing-name list stats filter-none " \
                   "lifecycle open kib-per-domain", panel)
    title["lookup-name"] = "look up by name, µs"
    title["lookup-uuid"] = "look up by UUID, µs"
    title["lookup-id"] = "look up by id, µs"
    title["missing-name"] = "look up a name that is not there, µs"
    title["list"] = "list all domains, µs"
    title["stats"] = "statistics of all domains, µs"
    title["filter-none"] = "list with a filter that nothing passes, µs"
    title["lifecycle"] = "create, suspend, resume or destroy, µs"
    title["open"] = "open a document with all domains, µs"
    title["kib-per-domain"] = "memory of a defined domain, KiB"
    columns = 3; width = 330; height = 230
    left = 62; right = 18; top = 34; bottom = 42 # inside of a panel
    color["ours"] = "#1f6fb4"; color["genuine"] = "#c8651b"
}

NF == 4 {
    n = ++count[$1, $2, $3]
    all[$1, $2, $3, n] = $4
    sizes[$3]
}

END {
    for (size in sizes) {
        if (!least || size + 0 < least) least = size + 0
        if (size + 0 > most) most = size + 0
    }
    rows = int((panels + 1 + columns - 1) / columns)
    printf "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif' font-size='11'>\n", columns * width, rows * height
    print "<rect width='100%' height='100%' fill='white'/>"
    for (p = 1; p <= panels; p++) draw(panel[p], place_x(p), place_y(p))
    legend(place_x(p), place_y(p))
    print "</svg>"
}

function place_x(p) { return (p - 1) % columns * width }
function place_y(p) { return int((p - 1) / columns) * height }

function log10(x) { return log(x) / log(10) }

function median(side, what, size,    n, i, j, values, value) {
    n = count[side, what, size]
    for (i = 1; i <= n; i++) {
        value = all[side, what, size, i] + 0
        for (j = i; j > 1 && values[j - 1] > value; j--) values[j] = values[j - 1]
        values[j] = value
    }
    return values[int((n + 1) / 2)]
}

# Whole decades around the figures of a kind.
function range(what,    key, part, figure) {
    low = high = ""
    for (key in count) {
        split(key, part, SUBSEP)
        if (part[2] != what) continue
        figure = median(part[1], what, part[3])
        if (figure <= 0) continue
        if (low == "" || figure < low) low = figure
        if (high == "" || figure > high) high = figure
    }
    if (low == "") low = high = 1
    low = floor(log10(low)); high = floor(log10(high)) + 1
}

function floor(x,    whole) {
    whole = int(x)
    return whole > x ? whole - 1 : whole
}

function across(size) { return x0 + left + (width - left - right) * (log10(size) - log10(least)) / (log10(most) - log10(least)) }
function up(power) { return y0 + height - bottom - (height - top - bottom) * (power - low) / (high - low) }

function text(x, y, anchor, words) {
    printf "<text x='%.1f' y='%.1f' text-anchor='%s'>%s</text>\n", x, y, anchor, words
}

function line(x1, y1, x2, y2, paint) {
    printf "<line x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f' stroke='%s'/>\n", x1, y1, x2, y2, paint
}

function number(power) {
    if (power >= 6) return "10<tspan dy='-4' font-size='8'>" power "</tspan>"
    return power >= 0 ? sprintf("%d", 10 ^ power + 0.5) : sprintf("%.*f", -power, 10 ^ power)
}

function draw(what, x, y,    power, size, side) {
    x0 = x; y0 = y
    range(what)
    text(x0 + left, y0 + 22, "start", title[what])
    for (power = low; power <= high; power++) {
        line(x0 + left, up(power), x0 + width - right, up(power), "#dddddd")
        text(x0 + left - 6, up(power) + 4, "end", number(power))
    }
    for (size in sizes) {
        line(across(size), up(low), across(size), up(high), "#eeeeee")
        text(across(size), up(low) + 15, "middle", size)
    }
    text(x0 + left + (width - left - right) / 2, up(low) + 30, "middle", "domains")
    curve("genuine", what)
    curve("ours", what)
}

function curve(side, what,    size, n, i, j, order, points, dots, figure) {
    for (size in sizes) {
        if (!((side, what, size) in count)) continue
        for (j = ++n; j > 1 && order[j - 1] + 0 > size + 0; j--) order[j] = order[j - 1]
        order[j] = size
    }
    for (i = 1; i <= n; i++) {
        figure = median(side, what, order[i])
        if (figure <= 0) continue
        points = points sprintf("%.1f,%.1f ", across(order[i]), up(log10(figure)))
        dots = dots sprintf("<circle cx='%.1f' cy='%.1f' r='2.6' fill='%s'/>\n", across(order[i]), up(log10(figure)), color[side])
    }
    if (points == "") return
    printf "<polyline points='%s' fill='none' stroke='%s' stroke-width='1.8'/>\n%s", points, color[side], dots
}

function legend(x, y,    i, side, words) {
    words["ours"] = "this library"; words["genuine"] = "genuine libvirt 11.3.0"
    split("ours genuine", side, " ")
    for (i = 1; i <= 2; i++) {
        printf "<rect x='%d' y='%d' width='22' height='3' fill='%s'/>\n", x + left, y + 50 + 22 * i, color[side[i]]
        text(x + left + 30, y + 55 + 22 * i, "start", words[side[i]])
    }
    text(x + left, y + 125, "start", "test:///, one thread")
    text(x + left, y + 143, "start", "both axes are logarithmic")
}
