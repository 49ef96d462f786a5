<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Hole</source>
        <translation>&amp;Maske</translation>
    </message>
    <message>
        <source>F&amp;ill</source>
        <translation>&amp;Füllen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>H&amp;elp</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Öffnen…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open a sa&amp;mple</source>
        <translation>Beis&amp;piel öffnen</translation>
    </message>
    <message>
        <source>&amp;Next photo of the folder</source>
        <translation>&amp;Nächstes Foto des Ordners</translation>
    </message>
    <message>
        <source>Pre&amp;vious photo of the folder</source>
        <translation>Vorheriges F&amp;oto des Ordners</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Save pro&amp;ject…</source>
        <translation>Pro&amp;jekt speichern…</translation>
    </message>
    <message>
        <source>Keep the photo as it was opened, every fill and what is painted, to go on later.</source>
        <translation>Foto im geöffneten Zustand, alle Füllungen und Gemaltes aufbewahren, um später weiterzumachen.</translation>
    </message>
    <message>
        <source>&amp;Export comparison sheet…</source>
        <translation>&amp;Vergleichsblatt exportieren…</translation>
    </message>
    <message>
        <source>Save all results beside each other, with their times, as one picture.</source>
        <translation>Alle Ergebnisse mit ihren Rechenzeiten nebeneinander als ein Bild speichern.</translation>
    </message>
    <message>
        <source>Export a repor&amp;t…</source>
        <translation>Ber&amp;icht exportieren…</translation>
    </message>
    <message>
        <source>Save a document that shows every accepted fill, with when and how it was made.</source>
        <translation>Dokument speichern, das jede übernommene Füllung zeigt, mit Zeit und Verfahren.</translation>
    </message>
    <message>
        <source>Export the fills as a &amp;layer…</source>
        <translation>Füllungen als &amp;Ebene exportieren…</translation>
    </message>
    <message>
        <source>Save what was filled alone, transparent around it, to lay it over the photo elsewhere.</source>
        <translation>Nur das Gefüllte speichern, ringsum durchsichtig, um es anderswo über das Foto zu legen.</translation>
    </message>
    <message>
        <source>Re&amp;peat on other photos…</source>
        <translation>In anderen Fotos &amp;wiederholen…</translation>
    </message>
    <message>
        <source>Fill the same places in other photos of this size, each saved beside its original.</source>
        <translation>Dieselben Stellen in anderen Fotos dieser Größe füllen, jedes neben seinem Original gespeichert.</translation>
    </message>
    <message>
        <source>&amp;Close photo</source>
        <translation>Foto s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste picture</source>
        <translation>Bild &amp;einfügen</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>E&amp;instellungen…</translation>
    </message>
    <message>
        <source>&amp;Clear the hole</source>
        <translation>Maske &amp;leeren</translation>
    </message>
    <message>
        <source>&amp;Invert the hole</source>
        <translation>Maske &amp;umkehren</translation>
    </message>
    <message>
        <source>Take in what sticks &amp;out</source>
        <translation>Überstehendes &amp;einbeziehen</translation>
    </message>
    <message>
        <source>Grow the hole over what is left of the thing at its rim: twigs, hair, a hand.</source>
        <translation>Die Maske auf das ausdehnen, was am Rand noch übersteht: Zweige, Haare, eine Hand.</translation>
    </message>
    <message>
        <source>Paint empty &amp;borders</source>
        <translation>Leere &amp;Ränder maskieren</translation>
    </message>
    <message>
        <source>Paint what is transparent, or the black or white corners that turning a photo leaves.</source>
        <translation>Transparentes maskieren oder die schwarzen oder weißen Ecken, die beim Drehen eines Fotos entstehen.</translation>
    </message>
    <message>
        <source>Paint the last hole a&amp;gain</source>
        <translation>Let&amp;zte Stelle wieder malen</translation>
    </message>
    <message>
        <source>Paint what the last accepted fill filled, to fill it anew; the history offers the others.</source>
        <translation>Malen, was die zuletzt übernommene Füllung gefüllt hat, um es neu zu füllen; die übrigen bietet der Verlauf an.</translation>
    </message>
    <message>
        <source>Bring the o&amp;riginal back</source>
        <translation>&amp;Original zurückholen</translation>
    </message>
    <message>
        <source>Too much was filled: what the hole covers becomes again what it was in the photo.</source>
        <translation>Zu viel gefüllt: Was die Maske bedeckt, wird wieder, was es im Foto war.</translation>
    </message>
    <message>
        <source>Paint the &amp;hole</source>
        <translation>&amp;Maske malen</translation>
    </message>
    <message>
        <source>Tools paint the hole: what is to be filled.</source>
        <translation>Die Werkzeuge malen die Maske: das, was gefüllt wird.</translation>
    </message>
    <message>
        <source>Paint what &amp;not to copy</source>
        <translation>Malen, was &amp;nicht kopiert wird</translation>
    </message>
    <message>
        <source>Do not copy: tools paint what no method may copy from.</source>
        <translation>Nicht kopieren: Die Werkzeuge malen, wovon kein Verfahren kopieren darf.</translation>
    </message>
    <message>
        <source>Paint what to &amp;copy</source>
        <translation>Malen, was &amp;kopiert wird</translation>
    </message>
    <message>
        <source>Copy only: tools paint the only places that methods may copy from.</source>
        <translation>Kopierquelle: Die Werkzeuge malen die einzigen Stellen, von denen kopiert werden darf.</translation>
    </message>
    <message>
        <source>Copy from every&amp;where again</source>
        <translation>Wieder von ü&amp;berall kopieren</translation>
    </message>
    <message>
        <source>Clear what is painted as “do not copy” and “copy only”.</source>
        <translation>Löschen, was als „Nicht kopieren“ und „Kopierquelle“ gemalt ist.</translation>
    </message>
    <message>
        <source>&amp;Smaller brush</source>
        <translation>Pinsel &amp;verkleinern</translation>
    </message>
    <message>
        <source>&amp;Larger brush</source>
        <translation>Pinsel ver&amp;größern</translation>
    </message>
    <message>
        <source>I&amp;mport a hole…</source>
        <translation>Maske &amp;importieren…</translation>
    </message>
    <message>
        <source>Load a mask of the photo&apos;s size: white is to be filled. A mask can also be dropped.</source>
        <translation>Eine Maske in der Größe des Fotos laden: Weiß wird gefüllt. Sie lässt sich auch ins Fenster ziehen.</translation>
    </message>
    <message>
        <source>&amp;Export the hole…</source>
        <translation>Maske e&amp;xportieren…</translation>
    </message>
    <message>
        <source>&amp;Fill the hole</source>
        <translation>Maske &amp;füllen</translation>
    </message>
    <message>
        <source>Run the chosen methods on the painted hole.</source>
        <translation>Die gemalte Maske mit den gewählten Verfahren füllen.</translation>
    </message>
    <message>
        <source>Another &amp;variation</source>
        <translation>Weitere &amp;Variante</translation>
    </message>
    <message>
        <source>Fill once more with the next seed.</source>
        <translation>Noch einmal mit dem nächsten Startwert füllen.</translation>
    </message>
    <message>
        <source>Fill as soon as it is &amp;painted</source>
        <translation>Sofort nach dem &amp;Malen füllen</translation>
    </message>
    <message>
        <source>Fill every stroke at once by the first of the chosen methods, and use the result.</source>
        <translation>Jeden Strich sofort mit dem ersten der gewählten Verfahren füllen und das Ergebnis übernehmen.</translation>
    </message>
    <message>
        <source>&amp;Test on this photo</source>
        <translation>An diesem Foto &amp;testen</translation>
    </message>
    <message>
        <source>Fill the same shape where the truth is known, and see which method comes closest.</source>
        <translation>Dieselbe Form dort füllen, wo das Original bekannt ist, und sehen, welches Verfahren ihm am nächsten kommt.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Use this result</source>
        <translation>Dieses Ergebnis ü&amp;bernehmen</translation>
    </message>
    <message>
        <source>The result becomes the photo; Enter does it too while results are shown.</source>
        <translation>Das Ergebnis wird zum Foto; solange Ergebnisse angezeigt werden, geht das auch mit Enter.</translation>
    </message>
    <message>
        <source>Show the &amp;results</source>
        <translation>&amp;Ergebnisse anzeigen</translation>
    </message>
    <message>
        <source>&amp;Fit in the window</source>
        <translation>An &amp;Fenster anpassen</translation>
    </message>
    <message>
        <source>&amp;Actual size (100 %)</source>
        <translation>&amp;Originalgröße (100&#xa0;%)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Show what is &amp;painted</source>
        <translation>Ge&amp;maltes anzeigen</translation>
    </message>
    <message>
        <source>Next way to &amp;compare</source>
        <translation>Nächste &amp;Vergleichsart</translation>
    </message>
    <message>
        <source>Side by side, slider, one, blink, difference.</source>
        <translation>Nebeneinander, Schieber, einzeln, im Wechsel, Differenz.</translation>
    </message>
    <message>
        <source>Show &amp;sources</source>
        <translation>&amp;Quellen anzeigen</translation>
    </message>
    <message>
        <source>Point at a filled pixel of a result: a line leads to where it was copied from.</source>
        <translation>Auf ein gefülltes Pixel eines Ergebnisses zeigen: Eine Linie führt dorthin, woher es kopiert wurde.</translation>
    </message>
    <message>
        <source>Point with the &amp;keyboard</source>
        <translation>Mit der &amp;Tastatur zeigen</translation>
    </message>
    <message>
        <source>Arrows move a pointer in the picture, Space is its left button and Delete its right one.</source>
        <translation>Pfeiltasten bewegen einen Zeiger im Bild, die Leertaste ist seine linke und Entf seine rechte Taste.</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Farb&amp;schema</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Bedienfelder</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Vo&amp;llbild</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Show the &amp;log file</source>
        <translation>&amp;Protokolldatei anzeigen</translation>
    </message>
    <message>
        <source>&amp;About PConv Studio</source>
        <translation>&amp;Info zu PConv Studio</translation>
    </message>
    <message>
        <source>Hold: the original</source>
        <translation>Gedrückt halten: das Original</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Hold and drag: move the picture</source>
        <translation>Gedrückt halten und ziehen: Bild verschieben</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>Move the picture, or what points: Shift far, Ctrl one pixel</source>
        <translation>Bild oder Zeiger bewegen: Umschalt weit, Strg ein Pixel</translation>
    </message>
    <message>
        <source>Home, End, Page</source>
        <translation>Pos1, Ende, Bild</translation>
    </message>
    <message>
        <source>Move what points diagonally</source>
        <translation>Zeiger schräg bewegen</translation>
    </message>
    <message>
        <source>While keys point: press, and again: let go; with Shift as Shift-click</source>
        <translation>Beim Zeigen mit Tasten: drücken, noch einmal: loslassen; mit Umschalt wie Umschalt-Klick</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>While keys point: the right button</source>
        <translation>Beim Zeigen mit Tasten: die rechte Taste</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Am Zeiger zoomen</translation>
    </message>
    <message>
        <source>Right button</source>
        <translation>Rechte Taste</translation>
    </message>
    <message>
        <source>Erase with any painting tool; of a result, take one hole</source>
        <translation>Mit jedem Malwerkzeug radieren; in einem Ergebnis: eine Stelle übernehmen</translation>
    </message>
    <message>
        <source>Show one result alone; Enter uses it</source>
        <translation>Ein Ergebnis einzeln zeigen; Enter übernimmt es</translation>
    </message>
    <message>
        <source>{0} or {1}</source>
        <translation>{0} oder {1}</translation>
    </message>
</context>
<context>
    <name>Areas</name>
    <message>
        <source>Hole</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Do not copy</source>
        <translation>Nicht kopieren</translation>
    </message>
    <message>
        <source>Copy only</source>
        <translation>Kopierquelle</translation>
    </message>
</context>
<context>
    <name>Borders</name>
    <message>
        <source>Looking for empty borders…</source>
        <translation>Leere Ränder werden gesucht…</translation>
    </message>
    <message>
        <source>Nothing is transparent, and no corner is black or white.</source>
        <translation>Nichts ist transparent, und keine Ecke ist schwarz oder weiß.</translation>
    </message>
    <message>
        <source>Empty borders</source>
        <translation>Leere Ränder</translation>
    </message>
</context>
<context>
    <name>BrushTool</name>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Paint over {0}. The right button erases, Shift-click draws a straight line.</source>
        <translation>Übermalen, {0}. Rechte Taste radiert, Umschalt-Klick: Gerade.</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Radieren</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Malen</translation>
    </message>
</context>
<context>
    <name>CanvasView</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Open a photo or drop one here</source>
        <translation>Ein Foto öffnen oder hierher ziehen</translation>
    </message>
</context>
<context>
    <name>Cell</name>
    <message>
        <source>Result of {0}</source>
        <translation>Ergebnis von {0}</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Use the result of {0}</source>
        <translation>Das Ergebnis von {0} übernehmen</translation>
    </message>
    <message>
        <source>Make this result the photo ({0})</source>
        <translation>Dieses Ergebnis ins Foto übernehmen ({0})</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Results side by side</source>
        <translation>Ergebnisse nebeneinander</translation>
    </message>
    <message>
        <source>{0} s · {1}</source>
        <translation>{0} s · {1}</translation>
    </message>
    <message>
        <source>The photo before</source>
        <translation>Das Foto vorher</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Fills what you paint over in a photograph, and changes nothing else in it.</source>
        <translation>Füllt, was in einem Foto übermalt wird, und ändert nichts anderes daran.</translation>
    </message>
    <message>
        <source>Overwrite the original photo “{0}”?</source>
        <translation>Das Originalfoto „{0}“ überschreiben?</translation>
    </message>
    <message>
        <source>The photo as it was cannot be brought back afterwards.</source>
        <translation>Das Foto lässt sich danach nicht mehr in den alten Zustand zurückversetzen.</translation>
    </message>
    <message>
        <source>“{0}” exists already. Replace it?</source>
        <translation>„{0}“ gibt es schon. Ersetzen?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Save the changes to “{0}”?</source>
        <translation>Die Änderungen an „{0}“ speichern?</translation>
    </message>
    <message>
        <source>They are lost otherwise.</source>
        <translation>Sonst gehen sie verloren.</translation>
    </message>
    <message>
        <source>The hole painted on “{0}” has not been filled. Save it as a mask?</source>
        <translation>Die auf „{0}“ gemalte Maske wurde noch nicht gefüllt. Als Datei speichern?</translation>
    </message>
    <message>
        <source>It is lost otherwise. A mask is imported again by the menu Hole.</source>
        <translation>Sonst geht sie verloren. Über das Menü „Maske“ lässt sie sich wieder importieren.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>PConv Studio did not end properly. Bring back the unsaved work on “{0}”?</source>
        <translation>PConv Studio wurde nicht ordnungsgemäß beendet. Die ungespeicherte Arbeit an „{0}“ wiederherstellen?</translation>
    </message>
    <message>
        <source>It was kept {0}.</source>
        <translation>Gesichert: {0}.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Photos that are still to be filled: {0}. Close all the same?</source>
        <translation>Noch zu füllende Fotos: {0}. Trotzdem schließen?</translation>
    </message>
    <message>
        <source>Those that are saved stay; the same fills can be repeated on the others later.</source>
        <translation>Gespeicherte bleiben; in den übrigen lassen sich die Füllungen später wiederholen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Colour of the hole</source>
        <translation>Farbe der Maske</translation>
    </message>
    <message>
        <source>About PConv Studio</source>
        <translation>Info zu PConv Studio</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>Clear the hole</source>
        <translation>Maske leeren</translation>
    </message>
    <message>
        <source>Copy from everywhere</source>
        <translation>Von überall kopieren</translation>
    </message>
    <message>
        <source>Invert the hole</source>
        <translation>Maske umkehren</translation>
    </message>
    <message>
        <source>Paint a hole again</source>
        <translation>Stelle wieder malen</translation>
    </message>
</context>
<context>
    <name>EllipseTool</name>
    <message>
        <source>Ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <source>Drag a box over {0}; Shift makes a circle. The right button takes it out again.</source>
        <translation>Kasten ziehen über das, {0}; mit Umschalt ein Kreis. Die rechte Taste nimmt es wieder heraus.</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>No photo is open</source>
        <translation>Kein Foto geöffnet</translation>
    </message>
    <message>
        <source>Paint over it. Press Enter. It is gone.</source>
        <translation>Übermalen. Enter drücken. Weg ist es.</translation>
    </message>
    <message>
        <source>Open a photograph, drop one here, or paste a picture with {0}.</source>
        <translation>Ein Foto öffnen, hierher ziehen oder ein Bild mit {0} einfügen.</translation>
    </message>
    <message>
        <source>Open a photo…</source>
        <translation>Foto öffnen…</translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation>Foto öffnen</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Or try a sample</source>
        <translation>Oder ein Beispiel ausprobieren</translation>
    </message>
    <message>
        <source>Open {0}</source>
        <translation>{0} öffnen</translation>
    </message>
    <message>
        <source>Open the sample {0}</source>
        <translation>Das Beispiel {0} öffnen</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>Guided PatchMatch</source>
        <translation>PatchMatch mit Netz</translation>
    </message>
    <message>
        <source>Partial convolution</source>
        <translation>Partielle Faltung</translation>
    </message>
    <message>
        <source>PatchMatch</source>
        <translation>PatchMatch</translation>
    </message>
    <message>
        <source>Telea</source>
        <translation>Telea</translation>
    </message>
    <message>
        <source>Navier-Stokes</source>
        <translation>Navier-Stokes</translation>
    </message>
    <message>
        <source>Biharmonic</source>
        <translation>Biharmonisch</translation>
    </message>
    <message>
        <source>Heal</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>The network says what goes where, PatchMatch builds it from the photo&apos;s own pixels.</source>
        <translation>Das Netz gibt vor, was wohin gehört; PatchMatch baut es aus den Pixeln des Fotos.</translation>
    </message>
    <message>
        <source>A network trained on photos draws what is missing and takes detail from what looks alike.</source>
        <translation>Ein an Fotos trainiertes Netz zeichnet, was fehlt, und holt die Details von ähnlichen Stellen.</translation>
    </message>
    <message>
        <source>Copies matching patches from elsewhere in the photo: sharp texture, no idea of what things are.</source>
        <translation>Kopiert passende Stücke von anderen Stellen des Fotos: scharfe Texturen, aber kein Verständnis des Motivs.</translation>
    </message>
    <message>
        <source>Carries the surroundings inward along the fast marching front: quick, smooth, for scratches and specks.</source>
        <translation>Trägt die Umgebung entlang einer Fast-Marching-Front nach innen: schnell, glatt, für Kratzer und Flecken.</translation>
    </message>
    <message>
        <source>Lets edges flow into the hole like a fluid: quick, smooth, for scratches and thin lines.</source>
        <translation>Lässt Kanten wie eine Flüssigkeit hineinfließen: schnell, glatt, für Kratzer und dünne Linien.</translation>
    </message>
    <message>
        <source>Spans the smoothest surface over the hole: gradients in skies and skin, no texture, slow in large holes.</source>
        <translation>Spannt die glatteste Fläche über die Maske: Verläufe in Himmel und Haut, keine Textur, langsam bei großen Flächen.</translation>
    </message>
    <message>
        <source>Copies one place over each hole, in the tones around it: found, or chosen with the tool of this name.</source>
        <translation>Kopiert einen Ausschnitt auf jede Stelle, in den Tönen ringsum: den passendsten, oder den mit dem gleichnamigen Werkzeug gewählten.</translation>
    </message>
    <message>
        <source>Astronaut Eileen Collins</source>
        <translation>Astronautin Eileen Collins</translation>
    </message>
    <message>
        <source>A cup of coffee</source>
        <translation>Eine Tasse Kaffee</translation>
    </message>
    <message>
        <source>Chelsea the cat</source>
        <translation>Die Katze Chelsea</translation>
    </message>
    <message>
        <source>Falcon 9 takes off</source>
        <translation>Start einer Falcon 9</translation>
    </message>
    <message>
        <source>The back of a human eye</source>
        <translation>Menschlicher Augenhintergrund</translation>
    </message>
    <message>
        <source>A motorcycle in a garage</source>
        <translation>Ein Motorrad in einer Garage</translation>
    </message>
    <message>
        <source>finding the holes</source>
        <translation>maskierte Stellen suchen</translation>
    </message>
    <message>
        <source>getting ready, this once</source>
        <translation>einmalige Vorbereitung</translation>
    </message>
    <message>
        <source>loading the network</source>
        <translation>Netz laden</translation>
    </message>
    <message>
        <source>predicting</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>fitting copies</source>
        <translation>Kopien einpassen</translation>
    </message>
    <message>
        <source>thin parts</source>
        <translation>dünne Stellen</translation>
    </message>
    <message>
        <source>level {0} of {1}</source>
        <translation>Stufe {0} von {1}</translation>
    </message>
    <message>
        <source>hole {0} of {1}</source>
        <translation>Stelle {0} von {1}</translation>
    </message>
    <message>
        <source>filling</source>
        <translation>füllen</translation>
    </message>
    <message>
        <source>filled</source>
        <translation>gefüllt</translation>
    </message>
    <message>
        <source>looking for damage</source>
        <translation>Schäden suchen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>Best of each</source>
        <translation>Bestes aus allen</translation>
    </message>
    <message>
        <source>Bring the original back</source>
        <translation>Original zurückholen</translation>
    </message>
    <message>
        <source>Fill: {0}</source>
        <translation>Füllung: {0}</translation>
    </message>
    <message>
        <source>The hole covers the whole photo, so there was nothing to compare.</source>
        <translation>Die Maske bedeckt das ganze Foto, es gab also nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>Read back: all {0} pixels outside of the hole are identical.</source>
        <translation>Kontrolle: Alle {0} Pixel außerhalb der Maske sind identisch.</translation>
    </message>
    <message>
        <source>Read back: {0} % of the pixels outside of the hole are identical, the mean change is {1} of 255 levels, the largest {2}.</source>
        <translation>Kontrolle: {0}&#xa0;% der Pixel außerhalb der Maske sind identisch, die mittlere Abweichung beträgt {1} von 255 Stufen, die größte {2}.</translation>
    </message>
    <message>
        <source>The hole covers the whole picture; leave some of it to fill the hole from.</source>
        <translation>Die Maske bedeckt das ganze Bild; etwas davon freilassen, womit sie gefüllt werden kann.</translation>
    </message>
    <message>
        <source>The hole is empty; nothing was filled.</source>
        <translation>Die Maske ist leer; es wurde nichts gefüllt.</translation>
    </message>
    <message>
        <source>The method {0} cannot run here, a part of it is not installed: {1}.</source>
        <translation>Das Verfahren {0} läuft hier nicht, ein Teil davon ist nicht installiert: {1}.</translation>
    </message>
    <message>
        <source>There is not enough memory for the method {0} on this hole; fill it in smaller parts.</source>
        <translation>Für das Verfahren {0} reicht der Arbeitsspeicher bei dieser Maske nicht; in kleineren Teilen füllen.</translation>
    </message>
    <message>
        <source>There is not enough memory to run the network; fill the hole in smaller parts.</source>
        <translation>Für das Netz reicht der Arbeitsspeicher nicht; die Maske in kleineren Teilen füllen.</translation>
    </message>
    <message>
        <source>{0} needs both a hole and something around it to fill it from.</source>
        <translation>{0} braucht eine Maske und etwas um sie herum, womit sie gefüllt werden kann.</translation>
    </message>
    <message>
        <source>There is nothing to copy from: the hole and the forbidden area leave no part of the picture free. Make the hole smaller or allow more of the picture as a source.</source>
        <translation>Es gibt nichts zu kopieren: Maske und gesperrter Bereich lassen keinen Teil des Bildes frei. Die Maske verkleinern oder mehr vom Bild als Quelle zulassen.</translation>
    </message>
    <message>
        <source>The hole is too large to be tried elsewhere in this photo.</source>
        <translation>Die Maske ist zu groß, um sie an anderer Stelle dieses Fotos zu testen.</translation>
    </message>
    <message>
        <source>A large hole was filled at a smaller scale inside, because solving it whole takes too long.</source>
        <translation>Eine große Stelle wurde innen in kleinerem Maßstab gefüllt, weil die volle Berechnung zu lange dauert.</translation>
    </message>
    <message>
        <source>The network could not be used, so PatchMatch worked alone: {0}</source>
        <translation>Das Netz war nicht verwendbar, PatchMatch hat daher allein gearbeitet: {0}</translation>
    </message>
    <message>
        <source>The network could not look at the fill again: {0}</source>
        <translation>Das Netz konnte die Füllung nicht noch einmal prüfen: {0}</translation>
    </message>
    <message>
        <source>No place is large enough to heal a part of the hole from; it is continued smoothly there.</source>
        <translation>Kein Ausschnitt ist groß genug, um eine Stelle damit zu reparieren; sie wird dort glatt fortgesetzt.</translation>
    </message>
    <message>
        <source>There is no {0} device that this installation can use.</source>
        <translation>Es gibt kein {0}-Gerät, das diese Installation verwenden kann.</translation>
    </message>
    <message>
        <source>{0} failed its self-test ({1}).</source>
        <translation>{0} hat den Selbsttest nicht bestanden ({1}).</translation>
    </message>
    <message>
        <source>{0} computes wrongly (its self-test is off by {1}).</source>
        <translation>{0} rechnet falsch (der Selbsttest weicht um {1} ab).</translation>
    </message>
    <message>
        <source>{0} The CPU was used.</source>
        <translation>{0} Gerechnet hat der Prozessor.</translation>
    </message>
    <message>
        <source>{0} ran out of memory; the CPU was used.</source>
        <translation>Der Speicher von {0} war zu klein; gerechnet hat der Prozessor.</translation>
    </message>
    <message>
        <source>There are no network weights at {0}; install the program again or name another file.</source>
        <translation>Die Gewichte des Netzes fehlen in {0}; das Programm neu installieren.</translation>
    </message>
    <message>
        <source>{0} is no weights file, or it is incomplete.</source>
        <translation>{0} ist keine Datei mit Gewichten oder ist unvollständig.</translation>
    </message>
    <message>
        <source>{0} holds no weights of this program&apos;s network.</source>
        <translation>{0} enthält keine Gewichte für ein Netz dieses Programms.</translation>
    </message>
    <message>
        <source>The weights in {0} are damaged (their checksum differs); install them again.</source>
        <translation>Die Gewichte in {0} sind beschädigt (die Prüfsumme weicht ab); neu installieren.</translation>
    </message>
    <message>
        <source>The weights in {0} belong to another network than their header says.</source>
        <translation>Die Gewichte in {0} gehören zu einem anderen Netz, als ihr Kopf angibt.</translation>
    </message>
    <message>
        <source>{0} holds a network that {1}; name one that {2}.</source>
        <translation>{0} enthält ein Netz, das {1}; nötig ist eines, das {2}.</translation>
    </message>
    <message>
        <source>fills</source>
        <translation>füllt</translation>
    </message>
    <message>
        <source>finds objects</source>
        <translation>Objekte findet</translation>
    </message>
    <message>
        <source>predicts shades</source>
        <translation>Farbtöne vorhersagt</translation>
    </message>
    <message>
        <source>finds damage</source>
        <translation>Schäden findet</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation>Die Datei {0} gibt es nicht.</translation>
    </message>
    <message>
        <source>{0} is a folder, not a picture.</source>
        <translation>{0} ist ein Ordner und kein Bild.</translation>
    </message>
    <message>
        <source>You have no permission to read {0}.</source>
        <translation>Die Berechtigung, {0} zu lesen, fehlt.</translation>
    </message>
    <message>
        <source>{0} could not be read: {1}.</source>
        <translation>{0} konnte nicht gelesen werden: {1}.</translation>
    </message>
    <message>
        <source>{0} is not a name a file can have.</source>
        <translation>{0} ist als Dateiname nicht möglich.</translation>
    </message>
    <message>
        <source>{0} is empty.</source>
        <translation>{0} ist leer.</translation>
    </message>
    <message>
        <source>{0} is a camera raw file: develop it first and open the TIFF or JPEG that gives.</source>
        <translation>{0} ist eine Raw-Datei der Kamera: zuerst entwickeln und das TIFF oder JPEG öffnen, das dabei entsteht.</translation>
    </message>
    <message>
        <source>{0} is a project, not a photo: open it in the window, or name it with --project.</source>
        <translation>{0} ist ein Projekt und kein Foto; Projekte werden mit „Öffnen“ geöffnet.</translation>
    </message>
    <message>
        <source>{0} is {1}, which cannot be opened here; {2} can.</source>
        <translation>{0} ist {1} und lässt sich hier nicht öffnen; möglich sind {2}.</translation>
    </message>
    <message>
        <source>{0} is not a picture that can be opened here; {1} can.</source>
        <translation>{0} ist kein Bild, das sich hier öffnen lässt; möglich sind {1}.</translation>
    </message>
    <message>
        <source>{0} says it has {1} x {2} pixels: the file is damaged.</source>
        <translation>{0} hat angeblich {1} × {2} Pixel: Die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>{0} has {1} x {2} pixels; more than {3} million are not opened. Scale it down or cut it into parts first.</source>
        <translation>{0} hat {1} × {2} Pixel; mehr als {3} Millionen werden nicht geöffnet. Vorher verkleinern oder in Teile zerlegen.</translation>
    </message>
    <message>
        <source>{0} has more than {1} gigabytes and is not opened.</source>
        <translation>{0} ist größer als {1} Gigabyte und wird nicht geöffnet.</translation>
    </message>
    <message>
        <source>{0} does not fit into memory; close other programs or scale it down.</source>
        <translation>{0} passt nicht in den Arbeitsspeicher; andere Programme schließen oder das Bild verkleinern.</translation>
    </message>
    <message>
        <source>{0} is damaged or incomplete and cannot be opened.</source>
        <translation>{0} ist beschädigt oder unvollständig und lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>{0} is damaged or incomplete and cannot be opened ({1}).</source>
        <translation>{0} ist beschädigt oder unvollständig und lässt sich nicht öffnen ({1}).</translation>
    </message>
    <message>
        <source>{0} is damaged or incomplete and cannot be opened (the file ends too early).</source>
        <translation>{0} ist beschädigt oder unvollständig und lässt sich nicht öffnen (die Datei endet zu früh).</translation>
    </message>
    <message>
        <source>{0} is an AVIF picture, which this build of Pillow cannot open; install a newer Pillow.</source>
        <translation>{0} ist ein AVIF-Bild, das dieses Pillow nicht öffnen kann; ein neueres Pillow installieren.</translation>
    </message>
    <message>
        <source>{0} is a HEIC picture; to open those, install the extra: pip install &apos;pconv-studio[heif]&apos;.</source>
        <translation>{0} ist ein HEIC-Bild; dafür die Erweiterung installieren: pip install &apos;pconv-studio[heif]&apos;.</translation>
    </message>
    <message>
        <source>{0} is a {1} picture, which is not edited here; convert it to RGB first.</source>
        <translation>{0} ist ein {1}-Bild, das hier nicht bearbeitet wird; vorher in RGB umwandeln.</translation>
    </message>
    <message>
        <source>{0} has 32 bits per channel, which is not edited here; convert it to 16 or 8 bits first.</source>
        <translation>{0} hat 32 Bit pro Kanal und wird hier nicht bearbeitet; vorher in 16 oder 8 Bit umwandeln.</translation>
    </message>
    <message>
        <source>{0} is a CMYK picture without a colour profile, so its colours are unknown; convert it to RGB first.</source>
        <translation>{0} ist ein CMYK-Bild ohne Farbprofil, seine Farben sind daher unbekannt; vorher in RGB umwandeln.</translation>
    </message>
    <message>
        <source>{0} is a CMYK picture with a broken colour profile; convert it to RGB first.</source>
        <translation>{0} ist ein CMYK-Bild mit defektem Farbprofil; vorher in RGB umwandeln.</translation>
    </message>
    <message>
        <source>{0} stores its colours in a way that is not known here; convert it to RGB first.</source>
        <translation>{0} speichert Farben auf eine hier unbekannte Weise; vorher in RGB umwandeln.</translation>
    </message>
    <message>
        <source>{0} stores its pixels as {1}; convert it to 16 or 8 bits per channel first.</source>
        <translation>{0} speichert seine Pixel als {1}; vorher in 16 oder 8 Bit pro Kanal umwandeln.</translation>
    </message>
    <message>
        <source>{0} has {1} bits per channel; convert it to 16 or 8 bits first.</source>
        <translation>{0} hat {1} Bit pro Kanal; vorher in 16 oder 8 Bit umwandeln.</translation>
    </message>
    <message>
        <source>{0} is a volume of {1} layers and not a photo; save one layer of it.</source>
        <translation>{0} ist ein Volumen aus {1} Schichten und kein Foto; eine Schicht davon einzeln speichern.</translation>
    </message>
    <message>
        <source>{0} is a 16-bit picture that is neither RGB nor gray; convert it to RGB first.</source>
        <translation>{0} ist ein 16-Bit-Bild, aber weder RGB noch Graustufen; vorher in RGB umwandeln.</translation>
    </message>
    <message>
        <source>{0} is a 16-bit TIFF packed in a way that cannot be opened here; save it with ZIP compression.</source>
        <translation>{0} ist ein 16-Bit-TIFF mit einer Kompression, die sich hier nicht öffnen lässt; mit ZIP-Kompression speichern.</translation>
    </message>
    <message>
        <source>The mask {0} has {1} pixels, but the photo has {2} pixels; make the mask of the same size.</source>
        <translation>Die Maske {0} hat {1} Pixel, das Foto aber {2} Pixel; die Maske muss gleich groß sein.</translation>
    </message>
    <message>
        <source>The mask {0} has {1} pixels, but the photo has {2} pixels (or {3}, turned upright); make the mask of the same size.</source>
        <translation>Die Maske {0} hat {1} Pixel, das Foto aber {2} Pixel (aufrecht gedreht {3}); die Maske muss gleich groß sein.</translation>
    </message>
    <message>
        <source>the file ends too early</source>
        <translation>die Datei endet zu früh</translation>
    </message>
    <message>
        <source>the part called {0} is damaged</source>
        <translation>der Teil namens {0} ist beschädigt</translation>
    </message>
    <message>
        <source>the pixels cannot be decoded</source>
        <translation>die Pixel lassen sich nicht dekodieren</translation>
    </message>
    <message>
        <source>The file holds {0} frames; only the first is opened and saved.</source>
        <translation>Die Datei enthält {0} Einzelbilder; nur das erste wird geöffnet und gespeichert.</translation>
    </message>
    <message>
        <source>The file holds {0} pictures; only the first is opened and saved.</source>
        <translation>Die Datei enthält {0} Bilder; nur das erste wird geöffnet und gespeichert.</translation>
    </message>
    <message>
        <source>The file holds {0} pages; only the first is opened and saved.</source>
        <translation>Die Datei enthält {0} Seiten; nur die erste wird geöffnet und gespeichert.</translation>
    </message>
    <message>
        <source>Layers and previews in the file are not saved with the photo.</source>
        <translation>Ebenen und Vorschaubilder in der Datei werden nicht mit dem Foto gespeichert.</translation>
    </message>
    <message>
        <source>The file holds data blocks unknown here (such as depth maps); they are not saved with the photo.</source>
        <translation>Die Datei enthält hier unbekannte Daten (etwa Tiefenkarten); sie werden nicht mit dem Foto gespeichert.</translation>
    </message>
    <message>
        <source>Behind the picture the file holds more (a second picture, a depth map or a film clip), which is not saved with it.</source>
        <translation>Hinter dem Bild enthält die Datei noch mehr (ein zweites Bild, eine Tiefenkarte oder einen Film), was nicht mitgespeichert wird.</translation>
    </message>
    <message>
        <source>The picture has {0} bits per channel; it was opened with 8.</source>
        <translation>Das Bild hat {0} Bit pro Kanal; es wurde mit 8 Bit geöffnet.</translation>
    </message>
    <message>
        <source>The picture was black and white only; it is saved with 256 shades of gray.</source>
        <translation>Das Bild war nur schwarzweiß; es wird mit 256 Graustufen gespeichert.</translation>
    </message>
    <message>
        <source>The picture had a palette; it is saved in full colour.</source>
        <translation>Das Bild hatte eine Farbpalette; es wird in vollen Farben gespeichert.</translation>
    </message>
    <message>
        <source>The fourth channel of the picture is no transparency and was left out.</source>
        <translation>Der vierte Kanal des Bildes ist keine Transparenz und wurde weggelassen.</translation>
    </message>
    <message>
        <source>The picture was CMYK; it was converted to sRGB and is saved so.</source>
        <translation>Das Bild war CMYK; es wurde in sRGB umgewandelt und wird so gespeichert.</translation>
    </message>
    <message>
        <source>The colours were multiplied by the transparency; they are saved without.</source>
        <translation>Die Farben waren mit der Transparenz multipliziert; sie werden ohne sie gespeichert.</translation>
    </message>
    <message>
        <source>The file holds channels beside colour and transparency, which are not saved.</source>
        <translation>Die Datei enthält außer Farbe und Transparenz weitere Kanäle, die nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>There is no room left to write {0}; nothing was saved. Free some space or save elsewhere.</source>
        <translation>Für {0} ist kein Platz mehr; es wurde nichts gespeichert. Platz schaffen oder anderswo speichern.</translation>
    </message>
    <message>
        <source>The folder {0} does not exist, so {1} was not saved.</source>
        <translation>Den Ordner {0} gibt es nicht, {1} wurde daher nicht gespeichert.</translation>
    </message>
    <message>
        <source>{0} is not a folder, so {1} was not saved.</source>
        <translation>{0} ist kein Ordner, {1} wurde daher nicht gespeichert.</translation>
    </message>
    <message>
        <source>You have no permission to write {0}; nothing was saved. Save under another name or folder.</source>
        <translation>Die Berechtigung, {0} zu schreiben, fehlt; es wurde nichts gespeichert. Unter anderem Namen oder in einem anderen Ordner speichern.</translation>
    </message>
    <message>
        <source>You have no permission to write into {0}; nothing was saved. Save elsewhere.</source>
        <translation>Die Berechtigung, in {0} zu schreiben, fehlt; es wurde nichts gespeichert. Anderswo speichern.</translation>
    </message>
    <message>
        <source>{0} could not be written: {1}. Nothing was saved.</source>
        <translation>{0} konnte nicht geschrieben werden: {1}. Es wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>{0} could not be written as {1}: {2}. Try PNG or TIFF.</source>
        <translation>{0} konnte nicht als {1} geschrieben werden: {2}. PNG oder TIFF versuchen.</translation>
    </message>
    <message>
        <source>There is not enough memory to write {0}; nothing was saved.</source>
        <translation>Der Arbeitsspeicher reicht nicht, um {0} zu schreiben; es wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>{0} is a folder; give the name of a file in it.</source>
        <translation>{0} ist ein Ordner; den Namen einer Datei darin angeben.</translation>
    </message>
    <message>
        <source>{0} exists already and was not replaced; choose another name or overwrite it.</source>
        <translation>{0} gibt es schon und wurde nicht ersetzt; einen anderen Namen wählen oder überschreiben.</translation>
    </message>
    <message>
        <source>{0} exists already and was not replaced.</source>
        <translation>{0} gibt es schon und wurde nicht ersetzt.</translation>
    </message>
    <message>
        <source>{0} is write-protected and was not replaced; save under another name.</source>
        <translation>{0} ist schreibgeschützt und wurde nicht ersetzt; unter anderem Namen speichern.</translation>
    </message>
    <message>
        <source>The name {0} does not say which format to save in; end it with .jpg, .png or .tif.</source>
        <translation>Der Name {0} sagt nicht, in welchem Format zu speichern ist; er muss auf .jpg, .png oder .tif enden.</translation>
    </message>
    <message>
        <source>{0} was not saved, for photos cannot be saved as {1}; choose one of {2}.</source>
        <translation>{0} wurde nicht gespeichert, denn Fotos lassen sich nicht als {1} speichern; möglich sind {2}.</translation>
    </message>
    <message>
        <source>Masks are saved as PNG; end the name {0} with .png.</source>
        <translation>Masken werden als PNG gespeichert; der Name {0} muss auf .png enden.</translation>
    </message>
    <message>
        <source>{0} files have at most {1} pixels on a side, this photo has {2}; save as PNG or TIFF.</source>
        <translation>{0}-Dateien haben höchstens {1} Pixel Seitenlänge, dieses Foto hat {2}; als PNG oder TIFF speichern.</translation>
    </message>
    <message>
        <source>A TIFF file cannot hold {0} megabytes of pixels; save as PNG.</source>
        <translation>Eine TIFF-Datei fasst keine {0} Megabyte an Pixeln; als PNG speichern.</translation>
    </message>
    <message>
        <source>{0} is {1} x {2} pixels, the photo {3} x {4}.</source>
        <translation>{0} hat {1} × {2} Pixel, das Foto {3} × {4}.</translation>
    </message>
    <message>
        <source>The JPEG&apos;s rare layout of colours cannot be written; full colour resolution was used.</source>
        <translation>Die seltene Farbanordnung des JPEGs lässt sich nicht schreiben; die Farben wurden in voller Auflösung gespeichert.</translation>
    </message>
    <message>
        <source>The {0} of the photo is too long for a JPEG and was left out.</source>
        <translation>Die {0} des Fotos sind zu lang für ein JPEG und wurden weggelassen.</translation>
    </message>
    <message>
        <source>BMP files hold neither colour profile nor camera data; both were left out.</source>
        <translation>BMP-Dateien fassen weder Farbprofil noch Aufnahmedaten; beides wurde weggelassen.</translation>
    </message>
    <message>
        <source>BMP files cannot say how the photo lies; it was turned upright.</source>
        <translation>BMP-Dateien kennen keine Ausrichtung; das Foto wurde aufrecht gedreht.</translation>
    </message>
    <message>
        <source>{0} files hold 8 bits per channel; the photo&apos;s 16 were rounded.</source>
        <translation>{0}-Dateien fassen 8 Bit pro Kanal; die 16 Bit des Fotos wurden gerundet.</translation>
    </message>
    <message>
        <source>{0} files hold no transparency; the photo was put on white.</source>
        <translation>{0}-Dateien fassen keine Transparenz; das Foto wurde auf Weiß gelegt.</translation>
    </message>
    <message>
        <source>{0} files are saved without the photo&apos;s HDR gain map; save as JPEG to keep it.</source>
        <translation>{0}-Dateien werden ohne die HDR-Gain-Map des Fotos gespeichert; als JPEG gespeichert bleibt sie erhalten.</translation>
    </message>
    <message>
        <source>{0} files hold no gray profile; the photo was converted to sRGB.</source>
        <translation>{0}-Dateien fassen kein Graustufenprofil; das Foto wurde in sRGB umgewandelt.</translation>
    </message>
    <message>
        <source>The photo&apos;s XMP data cannot be read; they were kept, and say nothing about what was filled.</source>
        <translation>Die XMP-Daten des Fotos sind nicht lesbar; sie wurden beibehalten und sagen nichts über das Gefüllte.</translation>
    </message>
    <message>
        <source>The photo&apos;s XMP data leave no room in a JPEG to say in them what was filled.</source>
        <translation>Die XMP-Daten des Fotos lassen in einem JPEG keinen Platz, um darin zu vermerken, was gefüllt wurde.</translation>
    </message>
    <message>
        <source>a GIF picture</source>
        <translation>ein GIF-Bild</translation>
    </message>
    <message>
        <source>a Photoshop document</source>
        <translation>ein Photoshop-Dokument</translation>
    </message>
    <message>
        <source>a GIMP document</source>
        <translation>ein GIMP-Dokument</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>a ZIP archive</source>
        <translation>ein ZIP-Archiv</translation>
    </message>
    <message>
        <source>a JPEG 2000 picture</source>
        <translation>ein JPEG-2000-Bild</translation>
    </message>
    <message>
        <source>a JPEG XL picture</source>
        <translation>ein JPEG-XL-Bild</translation>
    </message>
    <message>
        <source>an OpenEXR picture</source>
        <translation>ein OpenEXR-Bild</translation>
    </message>
    <message>
        <source>a camera raw file</source>
        <translation>eine Raw-Datei der Kamera</translation>
    </message>
    <message>
        <source>camera raw</source>
        <translation>Kamera-Raw</translation>
    </message>
    <message>
        <source>mask-only</source>
        <translation>Nur-Masken</translation>
    </message>
    <message>
        <source>floating-point numbers</source>
        <translation>Gleitkommazahlen</translation>
    </message>
    <message>
        <source>signed or complex numbers</source>
        <translation>vorzeichenbehaftete oder komplexe Zahlen</translation>
    </message>
    <message>
        <source>camera data (EXIF)</source>
        <translation>Aufnahmedaten (EXIF)</translation>
    </message>
    <message>
        <source>XMP data</source>
        <translation>XMP-Daten</translation>
    </message>
    <message>
        <source>JPEG, PNG, TIFF, WebP, BMP, AVIF and HEIC</source>
        <translation>JPEG, PNG, TIFF, WebP, BMP, AVIF und HEIC</translation>
    </message>
    <message>
        <source>JPEG, PNG, TIFF, WebP, BMP and AVIF</source>
        <translation>JPEG, PNG, TIFF, WebP, BMP und AVIF</translation>
    </message>
    <message>
        <source>{0} is not a project of PConv Studio, or is damaged, and cannot be opened.</source>
        <translation>{0} ist kein Projekt von PConv Studio oder ist beschädigt und lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>{0} was made by a newer PConv Studio; install that one to open it.</source>
        <translation>{0} stammt von einem neueren PConv Studio; zum Öffnen dieses installieren.</translation>
    </message>
    <message>
        <source>{0} is another picture now, so the work on it in {1} cannot be brought back.</source>
        <translation>{0} ist inzwischen ein anderes Bild, die Arbeit daran in {1} lässt sich daher nicht wiederherstellen.</translation>
    </message>
    <message>
        <source>{0} is damaged and cannot be opened.</source>
        <translation>{0} ist beschädigt und lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>The project&apos;s fills do not fit its photo: it is damaged.</source>
        <translation>Die Füllungen des Projekts passen nicht zu seinem Foto: Es ist beschädigt.</translation>
    </message>
    <message>
        <source>The fills are of a photo of {0} pixels, and {1} has {2}.</source>
        <translation>Die Füllungen gehören zu einem Foto von {0} Pixeln, {1} hat aber {2}.</translation>
    </message>
    <message>
        <source>The fills are of a photo of {0} pixels, and this one has {1}.</source>
        <translation>Die Füllungen gehören zu einem Foto von {0} Pixeln, dieses hat aber {1}.</translation>
    </message>
    <message>
        <source>Reports are saved as PDF or PNG; end the name {0} with .pdf or .png.</source>
        <translation>Berichte werden als PDF oder PNG gespeichert; der Name {0} muss auf .pdf oder .png enden.</translation>
    </message>
    <message>
        <source>Report of a restoration</source>
        <translation>Bericht über eine Restaurierung</translation>
    </message>
    <message>
        <source>As opened</source>
        <translation>Wie geöffnet</translation>
    </message>
    <message>
        <source>After 1 fill</source>
        <translation>Nach 1 Füllung</translation>
    </message>
    <message>
        <source>After {0} fills</source>
        <translation>Nach {0} Füllungen</translation>
    </message>
    <message>
        <source>Original: {0} x {1} pixels, {2} bits per channel, {3}.</source>
        <translation>Original: {0} × {1} Pixel, {2} Bit pro Kanal, {3}.</translation>
    </message>
    <message>
        <source>Original: {0} x {1} pixels, {2} bits per channel.</source>
        <translation>Original: {0} × {1} Pixel, {2} Bit pro Kanal.</translation>
    </message>
    <message>
        <source>SHA-256 of {0}: {1}</source>
        <translation>SHA-256 von {0}: {1}</translation>
    </message>
    <message>
        <source>Filled in all: {0} % of the picture.</source>
        <translation>Insgesamt gefüllt: {0}&#xa0;% des Bildes.</translation>
    </message>
    <message>
        <source>Every pixel outside of what is shown in red below is that of the original; this was compared.</source>
        <translation>Außerhalb dessen, was unten rot markiert ist, entspricht jedes Pixel dem Original; das wurde verglichen.</translation>
    </message>
    <message>
        <source>Report made {0} by PConv Studio {1}.</source>
        <translation>Bericht erstellt am {0} mit PConv Studio {1}.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Filled, in red</source>
        <translation>Gefüllt, in Rot</translation>
    </message>
    <message>
        <source>Brought back, in red</source>
        <translation>Zurückgeholt, in Rot</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Best of each: {0}</source>
        <translation>Bestes aus allen: {0}</translation>
    </message>
    <message>
        <source>The original brought back</source>
        <translation>Das Original zurückgeholt</translation>
    </message>
    <message>
        <source>Version {0}.</source>
        <translation>Version {0}.</translation>
    </message>
    <message>
        <source>Accepted {0}, {1} % of the picture, rows {2} to {3}, columns {4} to {5}.</source>
        <translation>Übernommen am {0}, {1}&#xa0;% des Bildes, Zeilen {2} bis {3}, Spalten {4} bis {5}.</translation>
    </message>
    <message>
        <source>{0} % of the picture, rows {1} to {2}, columns {3} to {4}.</source>
        <translation>{0}&#xa0;% des Bildes, Zeilen {1} bis {2}, Spalten {3} bis {4}.</translation>
    </message>
    <message>
        <source>{0} s on {1}, seed {2}, version {3}.</source>
        <translation>{0}&#xa0;s auf {1}, Startwert {2}, Version {3}.</translation>
    </message>
    <message>
        <source>Chosen hole by hole, seed {0}, version {1}.</source>
        <translation>Stelle für Stelle gewählt, Startwert {0}, Version {1}.</translation>
    </message>
    <message>
        <source>an unknown device</source>
        <translation>einem unbekannten Gerät</translation>
    </message>
    <message>
        <source>With areas painted: do not copy.</source>
        <translation>Gemalte Bereiche: Nicht kopieren.</translation>
    </message>
    <message>
        <source>With areas painted: copy only.</source>
        <translation>Gemalte Bereiche: Kopierquelle.</translation>
    </message>
    <message>
        <source>With areas painted: do not copy and copy only.</source>
        <translation>Gemalte Bereiche: Nicht kopieren und Kopierquelle.</translation>
    </message>
    <message>
        <source>PConv Studio {0}   ·   page {1} of {2}</source>
        <translation>PConv Studio {0}   ·   Seite {1} von {2}</translation>
    </message>
    <message>
        <source>{0}   {1} x {2}   hole {3} %   PConv Studio {4}</source>
        <translation>{0}   {1} × {2}   Maske {3}&#xa0;%   PConv Studio {4}</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>framed: what is shown</source>
        <translation>gerahmt: der Ausschnitt</translation>
    </message>
    <message>
        <source>Hole</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>red is filled</source>
        <translation>Rot wird gefüllt</translation>
    </message>
    <message>
        <source>chosen hole by hole</source>
        <translation>Stelle für Stelle gewählt</translation>
    </message>
    <message>
        <source>{0} s on {1}</source>
        <translation>{0}&#xa0;s auf {1}</translation>
    </message>
</context>
<context>
    <name>EraserTool</name>
    <message>
        <source>Eraser</source>
        <translation>Radierer</translation>
    </message>
    <message>
        <source>Take away from what is painted. The photo itself is not touched.</source>
        <translation>Gemaltes wegnehmen. Das Foto selbst bleibt unberührt.</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation>Foto öffnen</translation>
    </message>
    <message>
        <source>Opening {0}…</source>
        <translation>{0} wird geöffnet…</translation>
    </message>
    <message>
        <source>Reading {0}…</source>
        <translation>{0} wird gelesen…</translation>
    </message>
    <message>
        <source>Reading the sample…</source>
        <translation>Beispiel wird gelesen…</translation>
    </message>
    <message>
        <source>Reading the picture…</source>
        <translation>Bild wird gelesen…</translation>
    </message>
    <message>
        <source>The unsaved work is back.</source>
        <translation>Die ungespeicherte Arbeit ist wiederhergestellt.</translation>
    </message>
    <message>
        <source>Bringing back {0}…</source>
        <translation>{0} wird wiederhergestellt…</translation>
    </message>
    <message>
        <source>Save the photo</source>
        <translation>Foto speichern</translation>
    </message>
    <message>
        <source>filled.png</source>
        <translation>retuschiert.png</translation>
    </message>
    <message>
        <source>{0}-filled</source>
        <translation>{0}-retuschiert</translation>
    </message>
    <message>
        <source>Saving {0}…</source>
        <translation>{0} wird gespeichert…</translation>
    </message>
    <message>
        <source>Projects ({0})</source>
        <translation>Projekte ({0})</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>Masks ({0})</source>
        <translation>Masken ({0})</translation>
    </message>
    <message>
        <source>Import a hole</source>
        <translation>Maske importieren</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>bild</translation>
    </message>
    <message>
        <source>{0}-hole</source>
        <translation>{0}-maske</translation>
    </message>
    <message>
        <source>Export the hole</source>
        <translation>Maske exportieren</translation>
    </message>
    <message>
        <source>{0}-report</source>
        <translation>{0}-Bericht</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF-Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>Export a report</source>
        <translation>Bericht exportieren</translation>
    </message>
    <message>
        <source>The report is in {0}.</source>
        <translation>Der Bericht ist in {0}.</translation>
    </message>
    <message>
        <source>{0}-fills</source>
        <translation>{0}-Füllungen</translation>
    </message>
    <message>
        <source>TIFF picture (*.tif)</source>
        <translation>TIFF-Bild (*.tif)</translation>
    </message>
    <message>
        <source>Export the fills as a layer</source>
        <translation>Füllungen als Ebene exportieren</translation>
    </message>
    <message>
        <source>The fills are in {0}, to be laid over the photo in another program.</source>
        <translation>Die Füllungen stehen in {0}, um in einem anderen Programm über das Foto gelegt zu werden.</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>Photos and projects ({0})</source>
        <translation>Fotos und Projekte ({0})</translation>
    </message>
    <message>
        <source>The hole is in {0}; white is to be filled.</source>
        <translation>Die Maske ist in {0} gespeichert; Weiß wird gefüllt.</translation>
    </message>
    <message>
        <source>The photo changed while {0} was read.</source>
        <translation>Das Foto wurde geändert, während {0} gelesen wurde.</translation>
    </message>
    <message>
        <source>{0} is a mask of the photo&apos;s size and became the hole.</source>
        <translation>{0} ist eine Maske in der Größe des Fotos und wurde als solche übernommen.</translation>
    </message>
    <message>
        <source>{0}-compared</source>
        <translation>{0}-vergleich</translation>
    </message>
    <message>
        <source>Export the comparison sheet</source>
        <translation>Vergleichsblatt exportieren</translation>
    </message>
    <message>
        <source>The comparison sheet is in {0}.</source>
        <translation>Das Vergleichsblatt ist in {0} gespeichert.</translation>
    </message>
</context>
<context>
    <name>FillFlow</name>
    <message>
        <source>Paint over what should go first; then Enter fills it.</source>
        <translation>Zuerst übermalen, was verschwinden soll; dann füllt Enter.</translation>
    </message>
    <message>
        <source>Choose at least one method in the Fill panel.</source>
        <translation>Im Bedienfeld „Füllen“ mindestens ein Verfahren wählen.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <source>{0} is in the photo now; {1} takes it back.</source>
        <translation>{0} ist jetzt im Foto; {1} nimmt es zurück.</translation>
    </message>
    <message>
        <source>Choose a result first: click it or press its number, then Enter.</source>
        <translation>Zuerst ein Ergebnis wählen: anklicken oder seine Zifferntaste drücken, dann Enter.</translation>
    </message>
    <message>
        <source>Filling…</source>
        <translation>Wird gefüllt…</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>Wartet…</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>Chosen hole by hole</source>
        <translation>Stelle für Stelle gewählt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>The photo or what is painted on it changed, so the running fill was stopped.</source>
        <translation>Das Foto oder das darauf Gemalte wurde geändert, daher wurde das Füllen angehalten.</translation>
    </message>
</context>
<context>
    <name>Handlers</name>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>Das Bild ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>In der Zwischenablage ist kein Bild.</translation>
    </message>
</context>
<context>
    <name>HealTool</name>
    <message>
        <source>Heal</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Drag the hole over what to copy, or click there; Enter keeps it. The right button finds the best place.</source>
        <translation>Maske auf das ziehen, was kopiert werden soll, oder dorthin klicken; Eingabe behält es. Rechte Taste: das Passendste.</translation>
    </message>
    <message>
        <source>Space on what is to be copied; Space, arrows, Space to shift it. Enter keeps it.</source>
        <translation>Leertaste auf dem, was kopiert werden soll; Leertaste, Pfeile, Leertaste verschieben es. Eingabe behält es.</translation>
    </message>
</context>
<context>
    <name>Healing</name>
    <message>
        <source>Paint over what should go first, with the brush for one; then drag it to what is copied.</source>
        <translation>Erst übermalen, was verschwinden soll, etwa mit dem Pinsel; dann auf das ziehen, was kopiert wird.</translation>
    </message>
    <message>
        <source>Healing…</source>
        <translation>Wird repariert…</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>As opened</source>
        <translation>Wie geöffnet</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Right click on a fill: paint its hole again, or fill it anew by another method</source>
        <translation>Rechtsklick auf eine Füllung: ihre Maske wieder malen oder mit einem anderen Verfahren neu füllen</translation>
    </message>
    <message>
        <source>Paint this hole again</source>
        <translation>Diese Stelle wieder malen</translation>
    </message>
    <message>
        <source>Fill it anew by</source>
        <translation>Neu füllen mit</translation>
    </message>
    <message>
        <source>{0}, another variation</source>
        <translation>{0}, andere Variante</translation>
    </message>
</context>
<context>
    <name>Indicators</name>
    <message>
        <source>Hole {0}</source>
        <translation>Maske {0}</translation>
    </message>
    <message>
        <source>sources limited</source>
        <translation>Quellen begrenzt</translation>
    </message>
    <message>
        <source>Open a photo first.</source>
        <translation>Zuerst ein Foto öffnen.</translation>
    </message>
    <message>
        <source>Paint over what should go.</source>
        <translation>Übermalen, was verschwinden soll.</translation>
    </message>
    <message>
        <source>Choose at least one method.</source>
        <translation>Mindestens ein Verfahren wählen.</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Let go</source>
        <translation>Losgelassen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Pressed; Space lets go</source>
        <translation>Gedrückt; die Leertaste lässt los</translation>
    </message>
    <message>
        <source>{0}, {1}, in the hole</source>
        <translation>{0}, {1}, in der Maske</translation>
    </message>
    <message>
        <source>{0}, {1}, not in the hole</source>
        <translation>{0}, {1}, nicht in der Maske</translation>
    </message>
</context>
<context>
    <name>LassoTool</name>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Draw around {0}. The right button takes it out again.</source>
        <translation>Umfahren, {0}. Die rechte Taste nimmt es wieder heraus.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Main tool bar</source>
        <translation>Hauptwerkzeugleiste</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Vorbereitung…</translation>
    </message>
    <message>
        <source>Something unexpected went wrong ({0}). The photo is still here; save it under a new name.</source>
        <translation>Etwas Unerwartetes ist schiefgegangen ({0}). Das Foto ist noch da; unter einem neuen Namen speichern.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Open it as a photo</source>
        <translation>Als Foto öffnen</translation>
    </message>
    <message>
        <source>One photo at a time: the first of the files was opened.</source>
        <translation>Immer nur ein Foto: Die erste der Dateien wurde geöffnet.</translation>
    </message>
</context>
<context>
    <name>MarksTool</name>
    <message>
        <source>Scratches</source>
        <translation>Kratzer</translation>
    </message>
    <message>
        <source>Click to find scratches and dust, or drag over where to look. The right button takes them out.</source>
        <translation>Klick findet Kratzer und Staub, Ziehen nur dort. Rechte Taste nimmt sie heraus.</translation>
    </message>
    <message>
        <source>Space twice finds scratches; Space, arrows, Space there alone. Delete takes them out.</source>
        <translation>Leertaste zweimal findet Kratzer; Leertaste, Pfeile, Leertaste nur dort. Entf entfernt sie.</translation>
    </message>
    <message>
        <source>Looking for scratches…</source>
        <translation>Kratzer werden gesucht…</translation>
    </message>
    <message>
        <source>No scratches were found there; a higher sensitivity finds more.</source>
        <translation>Dort wurden keine Kratzer gefunden; eine höhere Empfindlichkeit findet mehr.</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>MethodsPanel</name>
    <message>
        <source>Methods</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Where the network runs.</source>
        <translation>Worauf das Netz rechnet.</translation>
    </message>
    <message>
        <source>Grow hole</source>
        <translation>Maske erweitern</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Fill  ⏎</source>
        <translation>Füllen  ⏎</translation>
    </message>
    <message>
        <source>Fill the hole</source>
        <translation>Maske füllen</translation>
    </message>
</context>
<context>
    <name>Mixing</name>
    <message>
        <source>There is but one hole here; take the result as it is.</source>
        <translation>Hier ist nur eine Stelle maskiert; das Ergebnis kann als Ganzes übernommen werden.</translation>
    </message>
    <message>
        <source>Take this hole from {0}</source>
        <translation>Diese Stelle von {0} übernehmen</translation>
    </message>
    <message>
        <source>Use this result</source>
        <translation>Dieses Ergebnis übernehmen</translation>
    </message>
</context>
<context>
    <name>ModeBar</name>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>All results at once</source>
        <translation>Alle Ergebnisse auf einmal</translation>
    </message>
    <message>
        <source>Slider</source>
        <translation>Schieber</translation>
    </message>
    <message>
        <source>Drag a line between the photo and one result</source>
        <translation>Eine Linie zwischen dem Foto und einem Ergebnis ziehen</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Einzeln</translation>
    </message>
    <message>
        <source>One result alone; the number keys change it</source>
        <translation>Nur ein Ergebnis; die Zifferntasten wechseln es</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>Im Wechsel</translation>
    </message>
    <message>
        <source>The photo and one result in turn</source>
        <translation>Das Foto und ein Ergebnis abwechselnd</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>What each result changed, made stronger (hold 0)</source>
        <translation>Was jedes Ergebnis geändert hat, verstärkt (0 gedrückt halten)</translation>
    </message>
    <message>
        <source>Tab held: the photo as it was · 1 to 9: one result · Enter: use it · Delete: one hole</source>
        <translation>Tab halten: Foto vorher · 1 bis 9: ein Ergebnis · Enter: übernehmen · Entf: eine Stelle</translation>
    </message>
    <message>
        <source>Tab held: the photo as it was · 1 to 9: one result · Enter: use it · right click: one hole</source>
        <translation>Tab halten: Foto vorher · 1 bis 9: ein Ergebnis · Enter: übernehmen · Rechtsklick: eine Stelle</translation>
    </message>
</context>
<context>
    <name>Neighbours</name>
    <message>
        <source>This is the last photo of its folder.</source>
        <translation>Das ist das letzte Foto seines Ordners.</translation>
    </message>
    <message>
        <source>This is the first photo of its folder.</source>
        <translation>Das ist das erste Foto seines Ordners.</translation>
    </message>
</context>
<context>
    <name>ObjectTool</name>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Draw loosely around a thing, or drag a box over it. The right button takes it out again.</source>
        <translation>Ein Ding grob umfahren oder ein Rechteck darüber aufziehen. Die rechte Taste nimmt es wieder heraus.</translation>
    </message>
    <message>
        <source>Space, arrows around a thing or from corner to corner, Space. Delete takes it out again.</source>
        <translation>Leertaste, mit Pfeilen um etwas herum oder von Ecke zu Ecke, Leertaste. Entf nimmt es heraus.</translation>
    </message>
    <message>
        <source>Looking for the object…</source>
        <translation>Objekt wird gesucht…</translation>
    </message>
    <message>
        <source>No object stands out there; draw closer around it, or use the lasso.</source>
        <translation>Dort hebt sich kein Objekt ab; enger umfahren oder das Lasso nehmen.</translation>
    </message>
</context>
<context>
    <name>OptionsStrip</name>
    <message>
        <source>Tool options</source>
        <translation>Werkzeugoptionen</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>Pinselgröße</translation>
    </message>
    <message>
        <source>Brush size ([ and ])</source>
        <translation>Pinselgröße ([ und ])</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Brush size in pixels of the photo</source>
        <translation>Pinselgröße in Pixeln des Fotos</translation>
    </message>
    <message>
        <source>Tolerance of the wand</source>
        <translation>Toleranz des Zauberstabs</translation>
    </message>
    <message>
        <source>How far a colour may be from the one clicked: 0, that alone, to 255</source>
        <translation>Wie weit eine Farbe von der angeklickten abweichen darf: 0 (nur diese) bis 255</translation>
    </message>
    <message>
        <source>Sensitivity for scratches</source>
        <translation>Empfindlichkeit für Kratzer</translation>
    </message>
    <message>
        <source>To the left only what is sure, to the right whatever may be a scratch</source>
        <translation>Links nur, was sicher ist; rechts alles, was ein Kratzer sein könnte</translation>
    </message>
    <message>
        <source>Colour of the hole</source>
        <translation>Farbe der Maske</translation>
    </message>
    <message>
        <source>Opacity of painted areas</source>
        <translation>Deckkraft der gemalten Bereiche</translation>
    </message>
    <message>
        <source>How strongly painted areas are coloured; Q hides them</source>
        <translation>Wie stark gemalte Bereiche eingefärbt werden; Q blendet sie aus</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Empfindlichkeit</translation>
    </message>
    <message>
        <source>Hole</source>
        <translation>Maske</translation>
    </message>
</context>
<context>
    <name>Original</name>
    <message>
        <source>Nothing was filled where the hole is; it shows the photo as opened.</source>
        <translation>Unter der Maske wurde nichts gefüllt; dort ist das Foto, wie es geöffnet wurde.</translation>
    </message>
    <message>
        <source>The original is back where the hole was; {0} takes it away again.</source>
        <translation>Unter der Maske ist das Original zurück; {0} nimmt es wieder weg.</translation>
    </message>
</context>
<context>
    <name>Origins</name>
    <message>
        <source>Point at a filled pixel to see where it was copied from.</source>
        <translation>Auf ein gefülltes Pixel zeigen, um zu sehen, woher es kopiert wurde.</translation>
    </message>
    <message>
        <source>{0} did not copy; it computed these pixels.</source>
        <translation>{0} hat diese Pixel nicht kopiert, sondern berechnet.</translation>
    </message>
    <message>
        <source>Not copied: {0} has these pixels computed from what is around them.</source>
        <translation>Nicht kopiert: {0} hat diese Pixel aus ihrer Umgebung berechnet.</translation>
    </message>
    <message>
        <source>Copied from ({0}, {1}), {2} px away</source>
        <translation>Kopiert von ({0}, {1}), {2} px entfernt</translation>
    </message>
</context>
<context>
    <name>Overhang</name>
    <message>
        <source>Looking at the rim of the hole…</source>
        <translation>Rand der Maske wird untersucht…</translation>
    </message>
    <message>
        <source>Nothing sticks out of the hole.</source>
        <translation>Nichts ragt aus der Maske heraus.</translation>
    </message>
    <message>
        <source>What sticks out</source>
        <translation>Überstehendes</translation>
    </message>
    <message>
        <source>Part of what was painted over sticks out of the hole, and may have been grown again.</source>
        <translation>Ein Teil des Übermalten ragt aus der Maske heraus und könnte beim Füllen weitergewachsen sein.</translation>
    </message>
    <message>
        <source>Take it in and fill again</source>
        <translation>Einbeziehen und neu füllen</translation>
    </message>
</context>
<context>
    <name>Past</name>
    <message>
        <source>Paint the hole</source>
        <translation>Maske malen</translation>
    </message>
    <message>
        <source>Bring back what was painted</source>
        <translation>Gemaltes wiederherstellen</translation>
    </message>
</context>
<context>
    <name>Photo</name>
    <message>
        <source>Saved {0}.</source>
        <translation>{0} gespeichert.</translation>
    </message>
    <message>
        <source>gray</source>
        <translation>Graustufen</translation>
    </message>
    <message>
        <source>ICC profile</source>
        <translation>ICC-Profil</translation>
    </message>
    <message>
        <source>{0} × {1} · {2}-bit · {3}</source>
        <translation>{0} × {1} · {2} Bit · {3}</translation>
    </message>
</context>
<context>
    <name>PolygonTool</name>
    <message>
        <source>Polygon</source>
        <translation>Polygon</translation>
    </message>
    <message>
        <source>Click the corners. A double click or Enter closes, Backspace takes the last corner back.</source>
        <translation>Die Ecken anklicken. Doppelklick oder Enter schließt, die Rücktaste nimmt die letzte Ecke zurück.</translation>
    </message>
    <message>
        <source>Arrows move, Space sets a corner. Space twice or Enter closes, Backspace takes the last back.</source>
        <translation>Pfeile bewegen, Leertaste setzt eine Ecke. Zweimal oder Enter schließt, Rücktaste nimmt die letzte zurück.</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>Auf Standard zurücksetzen</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>Gilt ab dem nächsten Start.</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Saved {0}: the photo as it was opened, and all that was done with it.</source>
        <translation>{0} gespeichert: das Foto im geöffneten Zustand und alles, was damit gemacht wurde.</translation>
    </message>
</context>
<context>
    <name>RectangleTool</name>
    <message>
        <source>Rectangle</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>Drag over {0}; Shift makes a square. The right button takes it out again.</source>
        <translation>Ziehen über das, {0}; mit Umschalt ein Quadrat. Die rechte Taste nimmt es wieder heraus.</translation>
    </message>
</context>
<context>
    <name>Remaking</name>
    <message>
        <source>Filling anew by {0}…</source>
        <translation>Neu füllen mit {0}…</translation>
    </message>
    <message>
        <source>Fill anew: {0}</source>
        <translation>Neu gefüllt: {0}</translation>
    </message>
    <message>
        <source>Filled anew by {0}; {1} takes it back.</source>
        <translation>Neu gefüllt mit {0}; {1} nimmt es zurück.</translation>
    </message>
    <message>
        <source>Later fills that see it were made anew too: {0}.</source>
        <translation>Spätere Füllungen, die davon abhängen, wurden ebenfalls neu gemacht: {0}.</translation>
    </message>
    <message>
        <source>Filling anew was stopped for this fill.</source>
        <translation>Das neue Füllen wurde für diese Füllung abgebrochen.</translation>
    </message>
    <message>
        <source>The photo changed, so filling anew was stopped.</source>
        <translation>Das Foto hat sich geändert, daher wurde das neue Füllen abgebrochen.</translation>
    </message>
</context>
<context>
    <name>Repeating</name>
    <message>
        <source>Photos ({0})</source>
        <translation>Fotos ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Repeat the fills on these photos</source>
        <translation>Füllungen in diesen Fotos wiederholen</translation>
    </message>
    <message>
        <source>Stopped; not filled: {0}.</source>
        <translation>Angehalten; nicht gefüllt: {0}.</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>Filling {0} ({1})… {2}</source>
        <translation>{0} wird gefüllt ({1})… {2}</translation>
    </message>
    <message>
        <source>Filled and saved: {0}, the last one as {1}.</source>
        <translation>Gefüllt und gespeichert: {0}, zuletzt als {1}.</translation>
    </message>
    <message>
        <source>Left as they are, being saved already: {0}.</source>
        <translation>Unverändert gelassen, da schon gespeichert: {0}.</translation>
    </message>
    <message>
        <source>Others that failed: {0}; the log says why.</source>
        <translation>Weitere fehlgeschlagene: {0}; das Protokoll nennt die Gründe.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>ResultsPanel</name>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Results with time and device</source>
        <translation>Ergebnisse mit Zeit und Gerät</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Columns of the results</source>
        <translation>Spalten der Ergebnisse</translation>
    </message>
    <message>
        <source>Fill a hole to compare the methods here.</source>
        <translation>Eine Maske füllen, um hier die Verfahren zu vergleichen.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Filling</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>Wiederherstellung</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Colour of the hole</source>
        <translation>Farbe der Maske</translation>
    </message>
    <message>
        <source>Opacity of painted areas (%)</source>
        <translation>Deckkraft der gemalten Bereiche (%)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>The same seed gives the same pixels; another seed another variation.</source>
        <translation>Derselbe Startwert ergibt dieselben Pixel, ein anderer eine andere Variante.</translation>
    </message>
    <message>
        <source>Grow the hole (px)</source>
        <translation>Maske erweitern (px)</translation>
    </message>
    <message>
        <source>Widens the hole while filling, so that shadows and soft edges go too.</source>
        <translation>Erweitert die Maske beim Füllen, damit auch Schatten und weiche Kanten verschwinden.</translation>
    </message>
    <message>
        <source>Where the network runs.</source>
        <translation>Worauf das Netz rechnet.</translation>
    </message>
    <message>
        <source>Leave out private data</source>
        <translation>Private Daten weglassen</translation>
    </message>
    <message>
        <source>Place, camera, author, captions and comments stay out of the saved file; colours and resolution do not.</source>
        <translation>Ort, Kamera, Urheber, Beschriftungen und Kommentare bleiben aus der gespeicherten Datei heraus, Farben und Auflösung nicht.</translation>
    </message>
    <message>
        <source>Say in the file what was filled</source>
        <translation>In der Datei vermerken, was gefüllt wurde</translation>
    </message>
    <message>
        <source>Its metadata (XMP, IPTC) then say that parts were filled, how much of the picture and by which methods; that stays also where private data is left out.</source>
        <translation>Ihre Metadaten (XMP, IPTC) sagen dann, dass Teile gefüllt wurden, wie viel des Bildes und mit welchen Verfahren; das bleibt auch, wenn private Daten weggelassen werden.</translation>
    </message>
    <message>
        <source>Quality of JPEG, WebP and AVIF</source>
        <translation>Qualität von JPEG, WebP und AVIF</translation>
    </message>
    <message>
        <source>As the photo had it</source>
        <translation>Wie im Foto</translation>
    </message>
    <message>
        <source>1 to 100. A JPEG is best saved as it was: what was not filled then hardly changes.</source>
        <translation>1 bis 100. Ein JPEG wird am besten gespeichert, wie es war: Was nicht gefüllt wurde, ändert sich dann kaum.</translation>
    </message>
    <message>
        <source>Keep unsaved work for recovery</source>
        <translation>Ungespeicherte Arbeit sichern</translation>
    </message>
    <message>
        <source>After a crash the work is offered again at the next start.</source>
        <translation>Nach einem Absturz wird die Arbeit beim nächsten Start wieder angeboten.</translation>
    </message>
    <message>
        <source>Keep it every (s)</source>
        <translation>Sichern alle (s)</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Progress of the fill</source>
        <translation>Fortschritt der Füllung</translation>
    </message>
    <message>
        <source>Cancel the fill</source>
        <translation>Füllen abbrechen</translation>
    </message>
    <message>
        <source>Cancel the fill ({0})</source>
        <translation>Füllen abbrechen ({0})</translation>
    </message>
    <message>
        <source>Pointer</source>
        <translation>Zeiger</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Hole</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
</context>
<context>
    <name>Submenus</name>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
</context>
<context>
    <name>Tool</name>
    <message>
        <source>what should go</source>
        <translation>was weg soll</translation>
    </message>
    <message>
        <source>what must not be copied</source>
        <translation>was nicht kopiert wird</translation>
    </message>
    <message>
        <source>what is to be copied</source>
        <translation>was kopiert wird</translation>
    </message>
    <message>
        <source>Arrows move, Shift far, Ctrl one pixel. Space begins and ends; Delete erases.</source>
        <translation>Pfeile, Umschalt weit, Strg 1 px; Leertaste beginnt und endet; Entf radiert.</translation>
    </message>
    <message>
        <source>Arrows move, Shift far, Ctrl one pixel. Space clicks; Delete erases.</source>
        <translation>Pfeile, Umschalt weit, Strg 1 px; Leertaste klickt; Entf radiert.</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>Trials</name>
    <message>
        <source>Tried where the truth is known</source>
        <translation>Getestet, wo das Original bekannt ist</translation>
    </message>
    <message>
        <source>Hole</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>closest</source>
        <translation>am nächsten</translation>
    </message>
    <message>
        <source>{0} farther</source>
        <translation>{0} weiter weg</translation>
    </message>
    <message>
        <source>closest here</source>
        <translation>hier am nächsten</translation>
    </message>
    <message>
        <source>Each place is as like the hole&apos;s surroundings as the photo has them. How close a fill comes is judged by what the network sees in it, not pixel by pixel: a sharp guess counts for more than a smear.</source>
        <translation>Jede Stelle ähnelt der Umgebung der Maske so sehr, wie es in diesem Foto möglich ist. Wie nahe eine Füllung kommt, wird danach beurteilt, was das Netz darin sieht, nicht Pixel für Pixel: Eine scharfe Vermutung zählt mehr als ein verwischter Fleck.</translation>
    </message>
</context>
<context>
    <name>Trying</name>
    <message>
        <source>Paint over what should go first; what is tried is the shape of the hole.</source>
        <translation>Zuerst übermalen, was verschwinden soll; getestet wird die Form der Maske.</translation>
    </message>
    <message>
        <source>Choose at least one method in the Fill panel.</source>
        <translation>Im Bedienfeld „Füllen“ mindestens ein Verfahren wählen.</translation>
    </message>
    <message>
        <source>Trying the methods where the truth is known…</source>
        <translation>Die Verfahren werden getestet, wo das Original bekannt ist…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>The photo or what is painted on it changed, so the trial was stopped.</source>
        <translation>Das Foto oder das Gemalte hat sich geändert, der Test wurde daher angehalten.</translation>
    </message>
    <message>
        <source>In one place like this {0} came closest to the truth.</source>
        <translation>An einer ähnlichen Stelle kam {0} dem Original am nächsten.</translation>
    </message>
    <message>
        <source>In {0} places like this {1} came closest to the truth.</source>
        <translation>An {0} ähnlichen Stellen kam {1} dem Original am nächsten.</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} und {1}</translation>
    </message>
    <message>
        <source>In one place like this {0} came equally close to the truth.</source>
        <translation>An einer ähnlichen Stelle kamen {0} dem Original gleich nahe.</translation>
    </message>
    <message>
        <source>In {0} places like this {1} came equally close to the truth.</source>
        <translation>An {0} ähnlichen Stellen kamen {1} dem Original gleich nahe.</translation>
    </message>
    <message>
        <source>Farther from it: {0}.</source>
        <translation>Weiter entfernt: {0}.</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Filling begins as soon as what is looked for is found.</source>
        <translation>Gefüllt wird, sobald das Gesuchte gefunden ist.</translation>
    </message>
</context>
<context>
    <name>WandTool</name>
    <message>
        <source>Wand</source>
        <translation>Zauberstab</translation>
    </message>
    <message>
        <source>Click a colour to select what is like it and connected; with Shift, wherever it is.</source>
        <translation>Eine Farbe anklicken: maskiert zusammenhängend, was ihr ähnelt; mit Umschalt überall.</translation>
    </message>
</context>
<context>
    <name>_Worker</name>
    <message>
        <source>There is not enough memory for this; close other programs or use a smaller photo.</source>
        <translation>Dafür reicht der Arbeitsspeicher nicht; andere Programme schließen oder ein kleineres Foto nehmen.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong; the log file holds the details.</source>
        <translation>Etwas Unerwartetes ist schiefgegangen; Einzelheiten stehen in der Protokolldatei.</translation>
    </message>
</context>
</TS>
