#include "validate/xml_cursor.h"

#include <gtest/gtest.h>

#include <string>

namespace windscreen::validate {
namespace {

using Event = XmlCursor::Event;

// What there is in a text: "<a", "a>", and texts in brackets; a fault as "line 3: words".
std::string events_of(std::string text) {
  XmlCursor xml(text);
  std::string all;
  while (true) {
    switch (xml.next()) {
      case Event::open:
        all += "<" + std::string(xml.name()) + " ";
        break;
      case Event::close:
        all += std::string(xml.name()) + "> ";
        break;
      case Event::text:
        all += "[" + std::string(xml.text().data(), xml.text().size()) + "] ";
        break;
      case Event::end:
        return all + "end";
      case Event::fault:
        return all + "line " + std::to_string(xml.line()) + ": " + xml.fault();
    }
  }
}

// The fault alone.
std::string fault_of(const std::string& text) {
  const std::string all = events_of(text);
  const std::size_t place = all.find("line ");
  return place == std::string::npos ? "none" : all.substr(place);
}

TEST(XmlCursor, ElementsAndTexts) {
  EXPECT_EQ(events_of("<a><b>x</b> <c> y z\n</c></a>"), "<a <b [x] b> <c [y z] c> a> end");
  EXPECT_EQ(events_of("<a>x<b/>y</a>"), "<a [x] <b b> [y] a> end");
  EXPECT_EQ(events_of("\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<a></a>\n"), "<a a> end");
}

TEST(XmlCursor, EmptyElements) {
  EXPECT_EQ(events_of("<a/>"), "<a a> end");
  EXPECT_EQ(events_of("<a><b/><b /><b></b><b>  </b></a>"), "<a <b b> <b b> <b b> <b b> a> end");
}

TEST(XmlCursor, PrefixesAndAttributesArePassedOver) {
  EXPECT_EQ(events_of("<n:a xmlns:n=\"urn:x\"><n:b at='1>2/'>x</n:b></n:a>"), "<a <b [x] b> a> end");
  EXPECT_EQ(events_of("<a b=\"it's\" c='\"'/>"), "<a a> end");
  EXPECT_EQ(events_of("<a b=\"x/\"></a >"), "<a a> end");
  EXPECT_EQ(events_of("<a\n  b='1'\n/>"), "<a a> end");
}

TEST(XmlCursor, Entities) {
  EXPECT_EQ(events_of("<a>1 &lt; 2 &amp;&amp; 3 &gt; 2</a>"), "<a [1 < 2 && 3 > 2] a> end");
  EXPECT_EQ(events_of("<a>&quot;&apos;</a>"), "<a [\"'] a> end");
  EXPECT_EQ(events_of("<a>&#65;&#x42;&#X43;</a>"), "<a [ABC] a> end");
  // In UTF-8: one, two, three and four bytes.
  EXPECT_EQ(events_of("<a>&#127;&#233;&#x20AC;&#x1F600;</a>"),
            "<a [\x7F\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80] a> end");
  // What comes out of an entity is no markup.
  EXPECT_EQ(events_of("<a>&lt;b&gt;&amp;amp;</a>"), "<a [<b>&amp;] a> end");
}

TEST(XmlCursor, EntitiesThatAreNone) {
  for (const char* entity : {"&nbsp;", "&;", "&#;", "&#x;", "&#xG;", "&#0;", "&#xD800;", "&#xDFFF;",
                             "&#x110000;", "&#99999999999;", "&#-1;", "&AMP;", "& ", "&amp"}) {
    EXPECT_NE(events_of(std::string("<a>") + entity + "</a>").find("an ampersand is written &amp;"),
              std::string::npos)
        << entity;
  }
  EXPECT_EQ(fault_of("<a>AT&T</a>"),
            "line 1: \"&\" is no character that XML knows; an ampersand is written &amp;");
  EXPECT_EQ(fault_of("<a>\n\nx\n&eacute;\ny\n</a>"),
            "line 4: \"&eacute\" is no character that XML knows; an ampersand is written &amp;");
}

TEST(XmlCursor, CData) {
  EXPECT_EQ(events_of("<a><![CDATA[1 < 2 & ]] > 3]]></a>"), "<a [1 < 2 & ]] > 3] a> end");
  EXPECT_EQ(events_of("<a><![CDATA[]]></a>"), "<a a> end");
  EXPECT_EQ(events_of("<a><![CDATA[</a>]]></a>"), "<a [</a>] a> end");
}

TEST(XmlCursor, CommentsAndInstructions) {
  EXPECT_EQ(events_of("<!-- <x> & --><a><!----><?go <y>?></a><!-- end -->"), "<a a> end");
  EXPECT_EQ(events_of("<a><!-- > -- > --></a>"), "<a a> end");
}

TEST(XmlCursor, PiecesOfOneTextArePutTogether) {
  std::string text = "<a>A1<!-- not\nthis -->23<![CDATA[4&]]>&amp;5</a>";
  XmlCursor xml(text);
  ASSERT_EQ(xml.next(), Event::open);
  std::span<char> all;
  for (int i = 0; i < 4; ++i) {
    ASSERT_EQ(xml.next(), Event::text) << i;
    all = xml.behind(all);
  }
  EXPECT_EQ(std::string(all.data(), all.size()), "A1234&&5");
  EXPECT_EQ(xml.next(), Event::close);
  EXPECT_EQ(xml.line(), 2U);
  EXPECT_EQ(xml.next(), Event::end);
}

TEST(XmlCursor, TagsThatDoNotFit) {
  EXPECT_EQ(fault_of("<a>\n<b>\n</a>"), "line 3: </a> closes <b>, which was opened last");
  EXPECT_EQ(fault_of("<a>\n<b></B></a>"), "line 2: </B> closes <b>, which was opened last");
  EXPECT_EQ(fault_of("<a/>\n</a>"), "line 2: </a> closes nothing");
  EXPECT_EQ(fault_of("<a/>\n\n<b/>"), "line 3: there is a second outermost element, <b>");
  EXPECT_EQ(fault_of("<a>\n<b>x</b>\n"), "line 3: the text ends inside the element <a>");
  EXPECT_EQ(fault_of("<a><b x='1'</a>"), "line 1: the tag <b has no end");
  EXPECT_EQ(fault_of("<a>\n<b x='1>\n</a>"), "line 3: the tag <b has no end");
  EXPECT_EQ(fault_of("<a>\n</a"), "line 2: the tag </a has no end");
  EXPECT_EQ(fault_of("<a></a b>"), "line 1: the tag </a has no end");
  EXPECT_EQ(fault_of("<a>\n1 < 2</a>"), "line 2: a < is not followed by the name of an element");
  EXPECT_EQ(fault_of("<"), "line 1: a < is not followed by the name of an element");
}

TEST(XmlCursor, SectionsThatHaveNoEnd) {
  EXPECT_EQ(fault_of("<a>\n<!-- x -></a>"), "line 2: a comment has no end");
  EXPECT_EQ(fault_of("<a>\n\n<![CDATA[x]]</a>"), "line 3: a CDATA section has no end");
  EXPECT_EQ(fault_of("<?xml version='1.0'>\n<a/>"), "line 1: a processing instruction has no end");
}

TEST(XmlCursor, TextOutsideOfElements) {
  EXPECT_EQ(fault_of("x<a/>"), "line 1: text stands outside of all elements");
  EXPECT_EQ(fault_of("<a/>\n\nx"), "line 3: text stands outside of all elements");
  EXPECT_EQ(fault_of("<a/><![CDATA[x]]>"), "line 1: text stands outside of all elements");
  EXPECT_EQ(fault_of(""), "line 1: there is no element in it");
  EXPECT_EQ(fault_of("\n\n"), "line 3: there is no element in it");
  EXPECT_EQ(fault_of("<!-- x -->"), "line 1: there is no element in it");
}

TEST(XmlCursor, ADoctypeIsRefused) {
  const std::string words = "it has a DOCTYPE, which a return does not have and which is not read";
  EXPECT_EQ(fault_of("<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY e \"&e;&e;\">]>\n<a>&e;</a>"),
            "line 2: " + words);
  EXPECT_EQ(fault_of("<!DOCTYPE a SYSTEM \"file:///x\"><a/>"), "line 1: " + words);
  EXPECT_EQ(fault_of("<a><!ELEMENT b></a>"), "line 1: " + words);
}

TEST(XmlCursor, Depth) {
  const auto nested = [](int depth) {
    std::string text;
    for (int i = 0; i < depth; ++i) text += "<a>\n";
    for (int i = 0; i < depth; ++i) text += "</a>";
    return text;
  };
  EXPECT_EQ(fault_of(nested(64)), "none");
  EXPECT_EQ(fault_of(nested(65)), "line 65: elements stand more than 64 deep in each other");

  std::string text = "<a><b/></a>";
  XmlCursor xml(text);
  const std::size_t depths[] = {1, 2, 1, 0};
  for (const std::size_t depth : depths) {
    xml.next();
    EXPECT_EQ(xml.depth(), depth);
  }
}

TEST(XmlCursor, LinesAreThoseOfTheSource) {
  // Resolving shortens a text, and puts line feeds into it.
  EXPECT_EQ(fault_of("<a>x &amp; y\nz</a>\n<b/>"), "line 3: there is a second outermost element, <b>");
  EXPECT_EQ(fault_of("<a>&#10;&#10;&#x0A;</a>\n<b/>"), "line 2: there is a second outermost element, <b>");
  EXPECT_EQ(fault_of("<a>&amp;&#10;\n\n&bad;\n</a>"),
            "line 3: \"&bad\" is no character that XML knows; an ampersand is written &amp;");
}

TEST(XmlCursor, AFaultStays) {
  std::string text = "<a></b><c/>";
  XmlCursor xml(text);
  EXPECT_EQ(xml.next(), Event::open);
  EXPECT_EQ(xml.next(), Event::fault);
  EXPECT_EQ(xml.next(), Event::fault);
  EXPECT_EQ(xml.fault(), "</b> closes <a>, which was opened last");
}

}  // namespace
}  // namespace windscreen::validate
