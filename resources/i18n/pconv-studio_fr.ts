<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;Hole</source>
        <translation>&amp;Masque</translation>
    </message>
    <message>
        <source>F&amp;ill</source>
        <translation>&amp;Remplir</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>H&amp;elp</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Ouvrir…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Fichiers &amp;récents</translation>
    </message>
    <message>
        <source>Open a sa&amp;mple</source>
        <translation>Ouvrir un e&amp;xemple</translation>
    </message>
    <message>
        <source>&amp;Next photo of the folder</source>
        <translation>Photo suiva&amp;nte du dossier</translation>
    </message>
    <message>
        <source>Pre&amp;vious photo of the folder</source>
        <translation>Photo précé&amp;dente du dossier</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Enregistrer &amp;sous…</translation>
    </message>
    <message>
        <source>Save pro&amp;ject…</source>
        <translation>Enregistrer le pro&amp;jet…</translation>
    </message>
    <message>
        <source>Keep the photo as it was opened, every fill and what is painted, to go on later.</source>
        <translation>Conserver la photo telle qu’elle a été ouverte, chaque remplissage et ce qui est peint, pour continuer plus tard.</translation>
    </message>
    <message>
        <source>&amp;Export comparison sheet…</source>
        <translation>Exporter la planche &amp;comparative…</translation>
    </message>
    <message>
        <source>Save all results beside each other, with their times, as one picture.</source>
        <translation>Enregistrer tous les résultats côte à côte, avec leurs durées, dans une seule image.</translation>
    </message>
    <message>
        <source>Export a repor&amp;t…</source>
        <translation>Exporter un r&amp;apport…</translation>
    </message>
    <message>
        <source>Save a document that shows every accepted fill, with when and how it was made.</source>
        <translation>Enregistrer un document qui montre chaque remplissage accepté, avec la date et la méthode.</translation>
    </message>
    <message>
        <source>Export the fills as a &amp;layer…</source>
        <translation>Exporter les remp&amp;lissages comme calque…</translation>
    </message>
    <message>
        <source>Save what was filled alone, transparent around it, to lay it over the photo elsewhere.</source>
        <translation>Enregistrer seulement ce qui a été rempli, transparent autour, pour le poser ailleurs sur la photo.</translation>
    </message>
    <message>
        <source>Re&amp;peat on other photos…</source>
        <translation>Ré&amp;péter sur d’autres photos…</translation>
    </message>
    <message>
        <source>Fill the same places in other photos of this size, each saved beside its original.</source>
        <translation>Remplir les mêmes endroits dans d’autres photos de cette taille, chacune enregistrée à côté de son original.</translation>
    </message>
    <message>
        <source>&amp;Close photo</source>
        <translation>&amp;Fermer la photo</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>&amp;Copier l’image</translation>
    </message>
    <message>
        <source>&amp;Paste picture</source>
        <translation>Co&amp;ller l’image</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>&amp;Préférences…</translation>
    </message>
    <message>
        <source>&amp;Clear the hole</source>
        <translation>&amp;Effacer le masque</translation>
    </message>
    <message>
        <source>&amp;Invert the hole</source>
        <translation>&amp;Inverser le masque</translation>
    </message>
    <message>
        <source>Take in what sticks &amp;out</source>
        <translation>Inclure ce qui &amp;dépasse</translation>
    </message>
    <message>
        <source>Grow the hole over what is left of the thing at its rim: twigs, hair, a hand.</source>
        <translation>Étendre le masque à ce qui dépasse encore au bord&#xa0;: brindilles, cheveux, une main.</translation>
    </message>
    <message>
        <source>Paint empty &amp;borders</source>
        <translation>Masquer les &amp;bords vides</translation>
    </message>
    <message>
        <source>Paint what is transparent, or the black or white corners that turning a photo leaves.</source>
        <translation>Masquer ce qui est transparent, ou les coins noirs ou blancs que laisse la rotation d’une photo.</translation>
    </message>
    <message>
        <source>Paint the last hole a&amp;gain</source>
        <translation>Repeindre la dernière &amp;zone</translation>
    </message>
    <message>
        <source>Paint what the last accepted fill filled, to fill it anew; the history offers the others.</source>
        <translation>Peindre ce que le dernier remplissage accepté a rempli, pour le remplir de nouveau&#xa0;; l’historique propose les autres.</translation>
    </message>
    <message>
        <source>Bring the o&amp;riginal back</source>
        <translation>Rétablir l’ori&amp;ginal</translation>
    </message>
    <message>
        <source>Too much was filled: what the hole covers becomes again what it was in the photo.</source>
        <translation>Trop de remplissage&#xa0;: ce que couvre le masque redevient ce qu’il était dans la photo.</translation>
    </message>
    <message>
        <source>Paint the &amp;hole</source>
        <translation>Peindre le &amp;masque</translation>
    </message>
    <message>
        <source>Tools paint the hole: what is to be filled.</source>
        <translation>Les outils peignent le masque&#xa0;: ce qui sera rempli.</translation>
    </message>
    <message>
        <source>Paint what &amp;not to copy</source>
        <translation>Peindre ce qu’il &amp;ne faut pas copier</translation>
    </message>
    <message>
        <source>Do not copy: tools paint what no method may copy from.</source>
        <translation>Ne pas copier&#xa0;: les outils peignent ce dont aucune méthode ne doit copier.</translation>
    </message>
    <message>
        <source>Paint what to &amp;copy</source>
        <translation>Peindre ce qu’il faut &amp;copier</translation>
    </message>
    <message>
        <source>Copy only: tools paint the only places that methods may copy from.</source>
        <translation>Copier d’ici&#xa0;: les outils peignent les seuls endroits d’où les méthodes peuvent copier.</translation>
    </message>
    <message>
        <source>Copy from every&amp;where again</source>
        <translation>Copier à nouveau de &amp;partout</translation>
    </message>
    <message>
        <source>Clear what is painted as “do not copy” and “copy only”.</source>
        <translation>Effacer ce qui est peint comme «&#xa0;Ne pas copier&#xa0;» et «&#xa0;Copier d’ici&#xa0;».</translation>
    </message>
    <message>
        <source>&amp;Smaller brush</source>
        <translation>&amp;Réduire le pinceau</translation>
    </message>
    <message>
        <source>&amp;Larger brush</source>
        <translation>&amp;Agrandir le pinceau</translation>
    </message>
    <message>
        <source>I&amp;mport a hole…</source>
        <translation>Imp&amp;orter un masque…</translation>
    </message>
    <message>
        <source>Load a mask of the photo&apos;s size: white is to be filled. A mask can also be dropped.</source>
        <translation>Charger un masque de la taille de la photo&#xa0;: le blanc sera rempli. On peut aussi le déposer dans la fenêtre.</translation>
    </message>
    <message>
        <source>&amp;Export the hole…</source>
        <translation>E&amp;xporter le masque…</translation>
    </message>
    <message>
        <source>&amp;Fill the hole</source>
        <translation>&amp;Remplir le masque</translation>
    </message>
    <message>
        <source>Run the chosen methods on the painted hole.</source>
        <translation>Remplir le masque peint avec les méthodes choisies.</translation>
    </message>
    <message>
        <source>Another &amp;variation</source>
        <translation>Autre &amp;variante</translation>
    </message>
    <message>
        <source>Fill once more with the next seed.</source>
        <translation>Remplir encore une fois avec la graine suivante.</translation>
    </message>
    <message>
        <source>Fill as soon as it is &amp;painted</source>
        <translation>Remplir &amp;dès que c’est peint</translation>
    </message>
    <message>
        <source>Fill every stroke at once by the first of the chosen methods, and use the result.</source>
        <translation>Remplir chaque trait aussitôt avec la première des méthodes choisies, et utiliser le résultat.</translation>
    </message>
    <message>
        <source>&amp;Test on this photo</source>
        <translation>&amp;Tester sur cette photo</translation>
    </message>
    <message>
        <source>Fill the same shape where the truth is known, and see which method comes closest.</source>
        <translation>Remplir la même forme là où l’original est connu, et voir quelle méthode s’en approche le plus.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Use this result</source>
        <translation>&amp;Utiliser ce résultat</translation>
    </message>
    <message>
        <source>The result becomes the photo; Enter does it too while results are shown.</source>
        <translation>Le résultat devient la photo&#xa0;; Entrée le fait aussi tant que les résultats sont affichés.</translation>
    </message>
    <message>
        <source>Show the &amp;results</source>
        <translation>A&amp;fficher les résultats</translation>
    </message>
    <message>
        <source>&amp;Fit in the window</source>
        <translation>A&amp;juster à la fenêtre</translation>
    </message>
    <message>
        <source>&amp;Actual size (100 %)</source>
        <translation>&amp;Taille réelle (100&#xa0;%)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Zoom a&amp;vant</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Zoom a&amp;rrière</translation>
    </message>
    <message>
        <source>Show what is &amp;painted</source>
        <translation>Afficher ce qui est &amp;peint</translation>
    </message>
    <message>
        <source>Next way to &amp;compare</source>
        <translation>&amp;Comparer autrement</translation>
    </message>
    <message>
        <source>Side by side, slider, one, blink, difference.</source>
        <translation>Côte à côte, volet, seul, alternance, différence.</translation>
    </message>
    <message>
        <source>Show &amp;sources</source>
        <translation>Afficher les &amp;sources</translation>
    </message>
    <message>
        <source>Point at a filled pixel of a result: a line leads to where it was copied from.</source>
        <translation>Pointer un pixel rempli d’un résultat&#xa0;: un trait mène à l’endroit d’où il a été copié.</translation>
    </message>
    <message>
        <source>Point with the &amp;keyboard</source>
        <translation>Pointer a&amp;u clavier</translation>
    </message>
    <message>
        <source>Arrows move a pointer in the picture, Space is its left button and Delete its right one.</source>
        <translation>Les flèches déplacent un pointeur dans l’image, Espace est son bouton gauche et Suppr son bouton droit.</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>T&amp;hème</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>Pa&amp;nneaux</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>P&amp;lein écran</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <source>Show the &amp;log file</source>
        <translation>Afficher le &amp;journal</translation>
    </message>
    <message>
        <source>&amp;About PConv Studio</source>
        <translation>À &amp;propos de PConv Studio</translation>
    </message>
    <message>
        <source>Hold: the original</source>
        <translation>Maintenir&#xa0;: la photo d’origine</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Hold and drag: move the picture</source>
        <translation>Maintenir et glisser&#xa0;: déplacer l’image</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Flèches</translation>
    </message>
    <message>
        <source>Move the picture, or what points: Shift far, Ctrl one pixel</source>
        <translation>Déplacer l’image ou le pointeur&#xa0;: Maj loin, Ctrl d’un pixel</translation>
    </message>
    <message>
        <source>Home, End, Page</source>
        <translation>Début, Fin, Page</translation>
    </message>
    <message>
        <source>Move what points diagonally</source>
        <translation>Déplacer le pointeur en diagonale</translation>
    </message>
    <message>
        <source>While keys point: press, and again: let go; with Shift as Shift-click</source>
        <translation>En pointant au clavier&#xa0;: appuyer, encore&#xa0;: relâcher&#xa0;; avec Maj comme Maj+clic</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>While keys point: the right button</source>
        <translation>En pointant au clavier&#xa0;: le bouton droit</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Molette</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Zoomer sous le pointeur</translation>
    </message>
    <message>
        <source>Right button</source>
        <translation>Bouton droit</translation>
    </message>
    <message>
        <source>Erase with any painting tool; of a result, take one hole</source>
        <translation>Gommer avec tout outil de peinture&#xa0;; dans un résultat, prendre une zone</translation>
    </message>
    <message>
        <source>Show one result alone; Enter uses it</source>
        <translation>Afficher un seul résultat&#xa0;; Entrée l’utilise</translation>
    </message>
    <message>
        <source>{0} or {1}</source>
        <translation>{0} ou {1}</translation>
    </message>
</context>
<context>
    <name>Areas</name>
    <message>
        <source>Hole</source>
        <translation>Masque</translation>
    </message>
    <message>
        <source>Do not copy</source>
        <translation>Ne pas copier</translation>
    </message>
    <message>
        <source>Copy only</source>
        <translation>Copier d’ici</translation>
    </message>
</context>
<context>
    <name>Borders</name>
    <message>
        <source>Looking for empty borders…</source>
        <translation>Recherche des bords vides…</translation>
    </message>
    <message>
        <source>Nothing is transparent, and no corner is black or white.</source>
        <translation>Rien n’est transparent, et aucun coin n’est noir ou blanc.</translation>
    </message>
    <message>
        <source>Empty borders</source>
        <translation>Bords vides</translation>
    </message>
</context>
<context>
    <name>BrushTool</name>
    <message>
        <source>Brush</source>
        <translation>Pinceau</translation>
    </message>
    <message>
        <source>Paint over {0}. The right button erases, Shift-click draws a straight line.</source>
        <translation>Peindre {0}. Clic droit&#xa0;: gommer&#xa0;; Maj+clic&#xa0;: ligne droite.</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Gommer</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Peindre</translation>
    </message>
</context>
<context>
    <name>CanvasView</name>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Open a photo or drop one here</source>
        <translation>Ouvrir une photo ou la déposer ici</translation>
    </message>
</context>
<context>
    <name>Cell</name>
    <message>
        <source>Result of {0}</source>
        <translation>Résultat de {0}</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>Utiliser</translation>
    </message>
    <message>
        <source>Use the result of {0}</source>
        <translation>Utiliser le résultat de {0}</translation>
    </message>
    <message>
        <source>Make this result the photo ({0})</source>
        <translation>Faire de ce résultat la photo ({0})</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Results side by side</source>
        <translation>Résultats côte à côte</translation>
    </message>
    <message>
        <source>{0} s · {1}</source>
        <translation>{0} s · {1}</translation>
    </message>
    <message>
        <source>The photo before</source>
        <translation>La photo avant</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Fills what you paint over in a photograph, and changes nothing else in it.</source>
        <translation>Remplit ce que l’on peint sur une photo, sans rien y changer d’autre.</translation>
    </message>
    <message>
        <source>Overwrite the original photo “{0}”?</source>
        <translation>Écraser la photo d’origine «&#xa0;{0}&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>The photo as it was cannot be brought back afterwards.</source>
        <translation>Il ne sera plus possible de retrouver la photo telle qu’elle était.</translation>
    </message>
    <message>
        <source>“{0}” exists already. Replace it?</source>
        <translation>«&#xa0;{0}&#xa0;» existe déjà. Remplacer&#xa0;?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Save the changes to “{0}”?</source>
        <translation>Enregistrer les modifications de «&#xa0;{0}&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>They are lost otherwise.</source>
        <translation>Sinon, elles seront perdues.</translation>
    </message>
    <message>
        <source>The hole painted on “{0}” has not been filled. Save it as a mask?</source>
        <translation>Le masque peint sur «&#xa0;{0}&#xa0;» n’a pas été rempli. L’enregistrer dans un fichier&#xa0;?</translation>
    </message>
    <message>
        <source>It is lost otherwise. A mask is imported again by the menu Hole.</source>
        <translation>Sinon, il sera perdu. Le menu Masque permet de l’importer à nouveau.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Ne pas enregistrer</translation>
    </message>
    <message>
        <source>PConv Studio did not end properly. Bring back the unsaved work on “{0}”?</source>
        <translation>PConv Studio ne s’est pas terminé correctement. Récupérer le travail non enregistré sur «&#xa0;{0}&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>It was kept {0}.</source>
        <translation>Sauvegarde&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Récupérer</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Photos that are still to be filled: {0}. Close all the same?</source>
        <translation>Photos encore à remplir&#xa0;: {0}. Fermer quand même&#xa0;?</translation>
    </message>
    <message>
        <source>Those that are saved stay; the same fills can be repeated on the others later.</source>
        <translation>Celles déjà enregistrées restent&#xa0;; les mêmes remplissages peuvent être répétés plus tard sur les autres.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Colour of the hole</source>
        <translation>Couleur du masque</translation>
    </message>
    <message>
        <source>About PConv Studio</source>
        <translation>À propos de PConv Studio</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>Untitled</source>
        <translation>Sans titre</translation>
    </message>
    <message>
        <source>Clear the hole</source>
        <translation>Effacer le masque</translation>
    </message>
    <message>
        <source>Copy from everywhere</source>
        <translation>Copier de partout</translation>
    </message>
    <message>
        <source>Invert the hole</source>
        <translation>Inverser le masque</translation>
    </message>
    <message>
        <source>Paint a hole again</source>
        <translation>Repeindre une zone</translation>
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
        <translation>Tracer un cadre autour de {0}&#xa0;; Maj donne un cercle. Le bouton droit l’enlève.</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>No photo is open</source>
        <translation>Aucune photo ouverte</translation>
    </message>
    <message>
        <source>Paint over it. Press Enter. It is gone.</source>
        <translation>Peindre dessus. Appuyer sur Entrée. Disparu.</translation>
    </message>
    <message>
        <source>Open a photograph, drop one here, or paste a picture with {0}.</source>
        <translation>Ouvrir une photo, la déposer ici ou coller une image avec {0}.</translation>
    </message>
    <message>
        <source>Open a photo…</source>
        <translation>Ouvrir une photo…</translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation>Ouvrir une photo</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>Ouvertes récemment</translation>
    </message>
    <message>
        <source>Or try a sample</source>
        <translation>Ou essayer un exemple</translation>
    </message>
    <message>
        <source>Open {0}</source>
        <translation>Ouvrir {0}</translation>
    </message>
    <message>
        <source>Open the sample {0}</source>
        <translation>Ouvrir l’exemple {0}</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>Guided PatchMatch</source>
        <translation>PatchMatch guidé</translation>
    </message>
    <message>
        <source>Partial convolution</source>
        <translation>Convolution partielle</translation>
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
        <translation>Biharmonique</translation>
    </message>
    <message>
        <source>Heal</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>The network says what goes where, PatchMatch builds it from the photo&apos;s own pixels.</source>
        <translation>Le réseau dit ce qui va où, PatchMatch le construit avec les pixels de la photo.</translation>
    </message>
    <message>
        <source>A network trained on photos draws what is missing and takes detail from what looks alike.</source>
        <translation>Un réseau entraîné sur des photos dessine ce qui manque et prend les détails là où l’image se ressemble.</translation>
    </message>
    <message>
        <source>Copies matching patches from elsewhere in the photo: sharp texture, no idea of what things are.</source>
        <translation>Copie des fragments concordants pris ailleurs dans la photo&#xa0;: texture nette, aucune idée du sujet.</translation>
    </message>
    <message>
        <source>Carries the surroundings inward along the fast marching front: quick, smooth, for scratches and specks.</source>
        <translation>Propage les alentours vers l’intérieur par «&#xa0;fast marching&#xa0;»&#xa0;: rapide, lisse, pour les rayures et les taches.</translation>
    </message>
    <message>
        <source>Lets edges flow into the hole like a fluid: quick, smooth, for scratches and thin lines.</source>
        <translation>Laisse les contours s’écouler comme un fluide&#xa0;: rapide, lisse, pour les rayures et les lignes fines.</translation>
    </message>
    <message>
        <source>Spans the smoothest surface over the hole: gradients in skies and skin, no texture, slow in large holes.</source>
        <translation>Tend la surface la plus lisse sur le masque&#xa0;: dégradés du ciel et de la peau, sans texture, lent sur de grandes zones.</translation>
    </message>
    <message>
        <source>Copies one place over each hole, in the tones around it: found, or chosen with the tool of this name.</source>
        <translation>Copie un endroit sur chaque zone, dans les tons qui l’entourent : trouvé, ou choisi avec l’outil du même nom.</translation>
    </message>
    <message>
        <source>Astronaut Eileen Collins</source>
        <translation>L’astronaute Eileen Collins</translation>
    </message>
    <message>
        <source>A cup of coffee</source>
        <translation>Une tasse de café</translation>
    </message>
    <message>
        <source>Chelsea the cat</source>
        <translation>La chatte Chelsea</translation>
    </message>
    <message>
        <source>Falcon 9 takes off</source>
        <translation>Décollage d’une Falcon 9</translation>
    </message>
    <message>
        <source>The back of a human eye</source>
        <translation>Le fond d’un œil humain</translation>
    </message>
    <message>
        <source>A motorcycle in a garage</source>
        <translation>Une moto dans un garage</translation>
    </message>
    <message>
        <source>finding the holes</source>
        <translation>recherche des zones masquées</translation>
    </message>
    <message>
        <source>getting ready, this once</source>
        <translation>préparation, cette fois seulement</translation>
    </message>
    <message>
        <source>loading the network</source>
        <translation>chargement du réseau</translation>
    </message>
    <message>
        <source>predicting</source>
        <translation>prédiction</translation>
    </message>
    <message>
        <source>fitting copies</source>
        <translation>ajustement des copies</translation>
    </message>
    <message>
        <source>thin parts</source>
        <translation>parties fines</translation>
    </message>
    <message>
        <source>level {0} of {1}</source>
        <translation>niveau {0} sur {1}</translation>
    </message>
    <message>
        <source>hole {0} of {1}</source>
        <translation>zone {0} sur {1}</translation>
    </message>
    <message>
        <source>filling</source>
        <translation>remplissage</translation>
    </message>
    <message>
        <source>filled</source>
        <translation>rempli</translation>
    </message>
    <message>
        <source>looking for damage</source>
        <translation>recherche des défauts</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>Best of each</source>
        <translation>Le meilleur de chacun</translation>
    </message>
    <message>
        <source>Bring the original back</source>
        <translation>Rétablir l’original</translation>
    </message>
    <message>
        <source>Fill: {0}</source>
        <translation>Remplissage&#xa0;: {0}</translation>
    </message>
    <message>
        <source>The hole covers the whole photo, so there was nothing to compare.</source>
        <translation>Le masque couvre toute la photo, il n’y avait donc rien à comparer.</translation>
    </message>
    <message>
        <source>Read back: all {0} pixels outside of the hole are identical.</source>
        <translation>Vérification&#xa0;: les {0} pixels hors du masque sont tous identiques.</translation>
    </message>
    <message>
        <source>Read back: {0} % of the pixels outside of the hole are identical, the mean change is {1} of 255 levels, the largest {2}.</source>
        <translation>Vérification&#xa0;: {0}&#xa0;% des pixels hors du masque sont identiques, l’écart moyen est de {1} sur 255 niveaux, le plus grand de {2}.</translation>
    </message>
    <message>
        <source>The hole covers the whole picture; leave some of it to fill the hole from.</source>
        <translation>Le masque couvre toute l’image&#xa0;; en laisser une partie libre pour pouvoir le remplir.</translation>
    </message>
    <message>
        <source>The hole is empty; nothing was filled.</source>
        <translation>Le masque est vide&#xa0;; rien n’a été rempli.</translation>
    </message>
    <message>
        <source>The method {0} cannot run here, a part of it is not installed: {1}.</source>
        <translation>La méthode {0} ne peut pas fonctionner ici, il en manque une partie&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>There is not enough memory for the method {0} on this hole; fill it in smaller parts.</source>
        <translation>Mémoire insuffisante pour la méthode {0} sur ce masque&#xa0;; le remplir en plusieurs parties.</translation>
    </message>
    <message>
        <source>There is not enough memory to run the network; fill the hole in smaller parts.</source>
        <translation>Mémoire insuffisante pour le réseau&#xa0;; remplir le masque en plusieurs parties.</translation>
    </message>
    <message>
        <source>{0} needs both a hole and something around it to fill it from.</source>
        <translation>{0} a besoin d’un masque et, autour, de quoi le remplir.</translation>
    </message>
    <message>
        <source>There is nothing to copy from: the hole and the forbidden area leave no part of the picture free. Make the hole smaller or allow more of the picture as a source.</source>
        <translation>Il n’y a rien à copier&#xa0;: le masque et la zone interdite ne laissent libre aucune partie de l’image. Réduire le masque ou autoriser une plus grande partie de l’image comme source.</translation>
    </message>
    <message>
        <source>The hole is too large to be tried elsewhere in this photo.</source>
        <translation>Le masque est trop grand pour être testé ailleurs dans cette photo.</translation>
    </message>
    <message>
        <source>A large hole was filled at a smaller scale inside, because solving it whole takes too long.</source>
        <translation>L’intérieur d’une grande zone a été rempli à plus petite échelle, car le calcul complet prend trop de temps.</translation>
    </message>
    <message>
        <source>The network could not be used, so PatchMatch worked alone: {0}</source>
        <translation>Le réseau n’a pas pu être utilisé, PatchMatch a donc travaillé seul&#xa0;: {0}</translation>
    </message>
    <message>
        <source>The network could not look at the fill again: {0}</source>
        <translation>Le réseau n’a pas pu revoir le remplissage&#xa0;: {0}</translation>
    </message>
    <message>
        <source>No place is large enough to heal a part of the hole from; it is continued smoothly there.</source>
        <translation>Aucun endroit n’est assez grand pour corriger une zone ; elle y est prolongée en douceur.</translation>
    </message>
    <message>
        <source>There is no {0} device that this installation can use.</source>
        <translation>Il n’y a pas d’unité {0} utilisable par cette installation.</translation>
    </message>
    <message>
        <source>{0} failed its self-test ({1}).</source>
        <translation>{0} a échoué à l’autotest ({1}).</translation>
    </message>
    <message>
        <source>{0} computes wrongly (its self-test is off by {1}).</source>
        <translation>{0} calcule faux (l’autotest s’écarte de {1}).</translation>
    </message>
    <message>
        <source>{0} The CPU was used.</source>
        <translation>{0} Le processeur (CPU) a été utilisé.</translation>
    </message>
    <message>
        <source>{0} ran out of memory; the CPU was used.</source>
        <translation>La mémoire de {0} n’a pas suffi&#xa0;; le processeur (CPU) a été utilisé.</translation>
    </message>
    <message>
        <source>There are no network weights at {0}; install the program again or name another file.</source>
        <translation>Les poids du réseau manquent dans {0}&#xa0;; réinstaller le programme.</translation>
    </message>
    <message>
        <source>{0} is no weights file, or it is incomplete.</source>
        <translation>{0} n’est pas un fichier de poids, ou il est incomplet.</translation>
    </message>
    <message>
        <source>{0} holds no weights of this program&apos;s network.</source>
        <translation>{0} ne contient pas de poids pour un réseau de ce programme.</translation>
    </message>
    <message>
        <source>The weights in {0} are damaged (their checksum differs); install them again.</source>
        <translation>Les poids dans {0} sont endommagés (la somme de contrôle diffère)&#xa0;; les réinstaller.</translation>
    </message>
    <message>
        <source>The weights in {0} belong to another network than their header says.</source>
        <translation>Les poids dans {0} appartiennent à un autre réseau que ne l’indique leur en-tête.</translation>
    </message>
    <message>
        <source>{0} holds a network that {1}; name one that {2}.</source>
        <translation>{0} contient un réseau qui {1}&#xa0;; il en faut un qui {2}.</translation>
    </message>
    <message>
        <source>fills</source>
        <translation>remplit</translation>
    </message>
    <message>
        <source>finds objects</source>
        <translation>trouve les objets</translation>
    </message>
    <message>
        <source>predicts shades</source>
        <translation>prédit les teintes</translation>
    </message>
    <message>
        <source>finds damage</source>
        <translation>trouve les défauts</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation>Le fichier {0} n’existe pas.</translation>
    </message>
    <message>
        <source>{0} is a folder, not a picture.</source>
        <translation>{0} est un dossier et non une image.</translation>
    </message>
    <message>
        <source>You have no permission to read {0}.</source>
        <translation>Pas d’autorisation pour lire {0}.</translation>
    </message>
    <message>
        <source>{0} could not be read: {1}.</source>
        <translation>{0} n’a pas pu être lu&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>{0} is not a name a file can have.</source>
        <translation>{0} ne peut pas être un nom de fichier.</translation>
    </message>
    <message>
        <source>{0} is empty.</source>
        <translation>{0} est vide.</translation>
    </message>
    <message>
        <source>{0} is a camera raw file: develop it first and open the TIFF or JPEG that gives.</source>
        <translation>{0} est un fichier brut d’appareil photo (raw)&#xa0;: le développer d’abord, puis ouvrir le TIFF ou le JPEG obtenu.</translation>
    </message>
    <message>
        <source>{0} is a project, not a photo: open it in the window, or name it with --project.</source>
        <translation>{0} est un projet et non une photo&#xa0;; les projets s’ouvrent avec «&#xa0;Ouvrir&#xa0;».</translation>
    </message>
    <message>
        <source>{0} is {1}, which cannot be opened here; {2} can.</source>
        <translation>{0} est {1}&#xa0;: ce format ne s’ouvre pas ici. Formats possibles&#xa0;: {2}.</translation>
    </message>
    <message>
        <source>{0} is not a picture that can be opened here; {1} can.</source>
        <translation>{0} n’est pas une image qui s’ouvre ici&#xa0;; formats possibles&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>{0} says it has {1} x {2} pixels: the file is damaged.</source>
        <translation>{0} prétend avoir {1} × {2} pixels&#xa0;: le fichier est endommagé.</translation>
    </message>
    <message>
        <source>{0} has {1} x {2} pixels; more than {3} million are not opened. Scale it down or cut it into parts first.</source>
        <translation>{0} a {1} × {2} pixels&#xa0;; le maximum est de {3} millions. Réduire d’abord l’image ou la découper.</translation>
    </message>
    <message>
        <source>{0} has more than {1} gigabytes and is not opened.</source>
        <translation>{0} dépasse {1} gigaoctets et n’est pas ouvert.</translation>
    </message>
    <message>
        <source>{0} does not fit into memory; close other programs or scale it down.</source>
        <translation>{0} ne tient pas en mémoire&#xa0;; fermer d’autres programmes ou réduire l’image.</translation>
    </message>
    <message>
        <source>{0} is damaged or incomplete and cannot be opened.</source>
        <translation>{0} est endommagé ou incomplet et ne peut pas être ouvert.</translation>
    </message>
    <message>
        <source>{0} is damaged or incomplete and cannot be opened ({1}).</source>
        <translation>{0} est endommagé ou incomplet et ne peut pas être ouvert ({1}).</translation>
    </message>
    <message>
        <source>{0} is damaged or incomplete and cannot be opened (the file ends too early).</source>
        <translation>{0} est endommagé ou incomplet et ne peut pas être ouvert (le fichier se termine trop tôt).</translation>
    </message>
    <message>
        <source>{0} is an AVIF picture, which this build of Pillow cannot open; install a newer Pillow.</source>
        <translation>{0} est une image AVIF, que cette version de Pillow ne peut pas ouvrir&#xa0;; installer un Pillow plus récent.</translation>
    </message>
    <message>
        <source>{0} is a HEIC picture; to open those, install the extra: pip install &apos;pconv-studio[heif]&apos;.</source>
        <translation>{0} est une image HEIC&#xa0;; pour les ouvrir, installer l’extension&#xa0;: pip install &apos;pconv-studio[heif]&apos;.</translation>
    </message>
    <message>
        <source>{0} is a {1} picture, which is not edited here; convert it to RGB first.</source>
        <translation>{0} est une image {1}, non modifiable ici&#xa0;; la convertir d’abord en RVB.</translation>
    </message>
    <message>
        <source>{0} has 32 bits per channel, which is not edited here; convert it to 16 or 8 bits first.</source>
        <translation>{0} a 32 bits par canal, non modifiable ici&#xa0;; convertir d’abord en 16 ou 8 bits.</translation>
    </message>
    <message>
        <source>{0} is a CMYK picture without a colour profile, so its colours are unknown; convert it to RGB first.</source>
        <translation>{0} est une image CMJN sans profil de couleurs, ses couleurs sont donc inconnues&#xa0;; la convertir d’abord en RVB.</translation>
    </message>
    <message>
        <source>{0} is a CMYK picture with a broken colour profile; convert it to RGB first.</source>
        <translation>{0} est une image CMJN au profil de couleurs défectueux&#xa0;; la convertir d’abord en RVB.</translation>
    </message>
    <message>
        <source>{0} stores its colours in a way that is not known here; convert it to RGB first.</source>
        <translation>{0} enregistre ses couleurs d’une manière inconnue ici&#xa0;; convertir d’abord en RVB.</translation>
    </message>
    <message>
        <source>{0} stores its pixels as {1}; convert it to 16 or 8 bits per channel first.</source>
        <translation>{0} enregistre ses pixels sous forme de {1}&#xa0;; convertir d’abord en 16 ou 8 bits par canal.</translation>
    </message>
    <message>
        <source>{0} has {1} bits per channel; convert it to 16 or 8 bits first.</source>
        <translation>{0} a {1} bits par canal&#xa0;; convertir d’abord en 16 ou 8 bits.</translation>
    </message>
    <message>
        <source>{0} is a volume of {1} layers and not a photo; save one layer of it.</source>
        <translation>{0} est un volume de {1} couches et non une photo&#xa0;; en enregistrer une seule couche.</translation>
    </message>
    <message>
        <source>{0} is a 16-bit picture that is neither RGB nor gray; convert it to RGB first.</source>
        <translation>{0} est une image 16 bits qui n’est ni RVB ni en niveaux de gris&#xa0;; la convertir d’abord en RVB.</translation>
    </message>
    <message>
        <source>{0} is a 16-bit TIFF packed in a way that cannot be opened here; save it with ZIP compression.</source>
        <translation>{0} est un TIFF 16 bits dont la compression ne s’ouvre pas ici&#xa0;; l’enregistrer avec la compression ZIP.</translation>
    </message>
    <message>
        <source>The mask {0} has {1} pixels, but the photo has {2} pixels; make the mask of the same size.</source>
        <translation>Le masque {0} a {1} pixels, mais la photo {2} pixels&#xa0;; il faut un masque de la même taille.</translation>
    </message>
    <message>
        <source>The mask {0} has {1} pixels, but the photo has {2} pixels (or {3}, turned upright); make the mask of the same size.</source>
        <translation>Le masque {0} a {1} pixels, mais la photo {2} pixels ({3} une fois redressée)&#xa0;; il faut un masque de la même taille.</translation>
    </message>
    <message>
        <source>the file ends too early</source>
        <translation>le fichier se termine trop tôt</translation>
    </message>
    <message>
        <source>the part called {0} is damaged</source>
        <translation>la partie nommée {0} est endommagée</translation>
    </message>
    <message>
        <source>the pixels cannot be decoded</source>
        <translation>les pixels ne peuvent pas être décodés</translation>
    </message>
    <message>
        <source>The file holds {0} frames; only the first is opened and saved.</source>
        <translation>Le fichier contient {0} images&#xa0;; seule la première est ouverte et enregistrée.</translation>
    </message>
    <message>
        <source>The file holds {0} pictures; only the first is opened and saved.</source>
        <translation>Le fichier contient {0} images&#xa0;; seule la première est ouverte et enregistrée.</translation>
    </message>
    <message>
        <source>The file holds {0} pages; only the first is opened and saved.</source>
        <translation>Le fichier contient {0} pages&#xa0;; seule la première est ouverte et enregistrée.</translation>
    </message>
    <message>
        <source>Layers and previews in the file are not saved with the photo.</source>
        <translation>Les calques et les aperçus du fichier ne sont pas enregistrés avec la photo.</translation>
    </message>
    <message>
        <source>The file holds data blocks unknown here (such as depth maps); they are not saved with the photo.</source>
        <translation>Le fichier contient des données inconnues ici (cartes de profondeur, par exemple)&#xa0;; elles ne sont pas enregistrées avec la photo.</translation>
    </message>
    <message>
        <source>Behind the picture the file holds more (a second picture, a depth map or a film clip), which is not saved with it.</source>
        <translation>Après l’image, le fichier contient autre chose (une seconde image, une carte de profondeur ou une séquence vidéo), qui n’est pas enregistré avec elle.</translation>
    </message>
    <message>
        <source>The picture has {0} bits per channel; it was opened with 8.</source>
        <translation>L’image a {0} bits par canal&#xa0;; elle a été ouverte en 8 bits.</translation>
    </message>
    <message>
        <source>The picture was black and white only; it is saved with 256 shades of gray.</source>
        <translation>L’image était en noir et blanc pur&#xa0;; elle est enregistrée en 256 niveaux de gris.</translation>
    </message>
    <message>
        <source>The picture had a palette; it is saved in full colour.</source>
        <translation>L’image avait une palette&#xa0;; elle est enregistrée en couleurs vraies.</translation>
    </message>
    <message>
        <source>The fourth channel of the picture is no transparency and was left out.</source>
        <translation>Le quatrième canal de l’image n’est pas une transparence et a été omis.</translation>
    </message>
    <message>
        <source>The picture was CMYK; it was converted to sRGB and is saved so.</source>
        <translation>L’image était en CMJN&#xa0;; elle a été convertie en sRGB et est enregistrée ainsi.</translation>
    </message>
    <message>
        <source>The colours were multiplied by the transparency; they are saved without.</source>
        <translation>Les couleurs étaient multipliées par la transparence&#xa0;; elles sont enregistrées sans l’être.</translation>
    </message>
    <message>
        <source>The file holds channels beside colour and transparency, which are not saved.</source>
        <translation>Outre la couleur et la transparence, le fichier contient des canaux qui ne sont pas enregistrés.</translation>
    </message>
    <message>
        <source>There is no room left to write {0}; nothing was saved. Free some space or save elsewhere.</source>
        <translation>Il n’y a plus de place pour écrire {0}&#xa0;; rien n’a été enregistré. Libérer de l’espace ou enregistrer ailleurs.</translation>
    </message>
    <message>
        <source>The folder {0} does not exist, so {1} was not saved.</source>
        <translation>Le dossier {0} n’existe pas, {1} n’a donc pas été enregistré.</translation>
    </message>
    <message>
        <source>{0} is not a folder, so {1} was not saved.</source>
        <translation>{0} n’est pas un dossier, {1} n’a donc pas été enregistré.</translation>
    </message>
    <message>
        <source>You have no permission to write {0}; nothing was saved. Save under another name or folder.</source>
        <translation>Pas d’autorisation pour écrire {0}&#xa0;; rien n’a été enregistré. Enregistrer sous un autre nom ou dans un autre dossier.</translation>
    </message>
    <message>
        <source>You have no permission to write into {0}; nothing was saved. Save elsewhere.</source>
        <translation>Pas d’autorisation pour écrire dans {0}&#xa0;; rien n’a été enregistré. Enregistrer ailleurs.</translation>
    </message>
    <message>
        <source>{0} could not be written: {1}. Nothing was saved.</source>
        <translation>{0} n’a pas pu être écrit&#xa0;: {1}. Rien n’a été enregistré.</translation>
    </message>
    <message>
        <source>{0} could not be written as {1}: {2}. Try PNG or TIFF.</source>
        <translation>{0} n’a pas pu être écrit au format {1}&#xa0;: {2}. Essayer PNG ou TIFF.</translation>
    </message>
    <message>
        <source>There is not enough memory to write {0}; nothing was saved.</source>
        <translation>Mémoire insuffisante pour écrire {0}&#xa0;; rien n’a été enregistré.</translation>
    </message>
    <message>
        <source>{0} is a folder; give the name of a file in it.</source>
        <translation>{0} est un dossier&#xa0;; indiquer le nom d’un fichier qui s’y trouve.</translation>
    </message>
    <message>
        <source>{0} exists already and was not replaced; choose another name or overwrite it.</source>
        <translation>{0} existe déjà et n’a pas été remplacé&#xa0;; choisir un autre nom ou l’écraser.</translation>
    </message>
    <message>
        <source>{0} exists already and was not replaced.</source>
        <translation>{0} existe déjà et n’a pas été remplacé.</translation>
    </message>
    <message>
        <source>{0} is write-protected and was not replaced; save under another name.</source>
        <translation>{0} est protégé en écriture et n’a pas été remplacé&#xa0;; enregistrer sous un autre nom.</translation>
    </message>
    <message>
        <source>The name {0} does not say which format to save in; end it with .jpg, .png or .tif.</source>
        <translation>Le nom {0} n’indique pas le format d’enregistrement&#xa0;; le terminer par .jpg, .png ou .tif.</translation>
    </message>
    <message>
        <source>{0} was not saved, for photos cannot be saved as {1}; choose one of {2}.</source>
        <translation>{0} n’a pas été enregistré, car les photos ne peuvent pas l’être en {1}&#xa0;; formats possibles&#xa0;: {2}.</translation>
    </message>
    <message>
        <source>Masks are saved as PNG; end the name {0} with .png.</source>
        <translation>Les masques sont enregistrés en PNG&#xa0;; terminer le nom {0} par .png.</translation>
    </message>
    <message>
        <source>{0} files have at most {1} pixels on a side, this photo has {2}; save as PNG or TIFF.</source>
        <translation>Les fichiers {0} ont au plus {1} pixels de côté, cette photo en a {2}&#xa0;; enregistrer en PNG ou TIFF.</translation>
    </message>
    <message>
        <source>A TIFF file cannot hold {0} megabytes of pixels; save as PNG.</source>
        <translation>Un fichier TIFF ne peut pas contenir {0} mégaoctets de pixels&#xa0;; enregistrer en PNG.</translation>
    </message>
    <message>
        <source>{0} is {1} x {2} pixels, the photo {3} x {4}.</source>
        <translation>{0} a {1} × {2} pixels, la photo {3} × {4}.</translation>
    </message>
    <message>
        <source>The JPEG&apos;s rare layout of colours cannot be written; full colour resolution was used.</source>
        <translation>La disposition rare des couleurs du JPEG ne peut pas être écrite&#xa0;; les couleurs ont été enregistrées en pleine résolution.</translation>
    </message>
    <message>
        <source>The {0} of the photo is too long for a JPEG and was left out.</source>
        <translation>Les {0} de la photo sont trop longues pour un JPEG et ont été omises.</translation>
    </message>
    <message>
        <source>BMP files hold neither colour profile nor camera data; both were left out.</source>
        <translation>Les fichiers BMP ne contiennent ni profil de couleurs ni données de prise de vue&#xa0;; les deux ont été omis.</translation>
    </message>
    <message>
        <source>BMP files cannot say how the photo lies; it was turned upright.</source>
        <translation>Les fichiers BMP n’indiquent pas l’orientation&#xa0;; la photo a été redressée.</translation>
    </message>
    <message>
        <source>{0} files hold 8 bits per channel; the photo&apos;s 16 were rounded.</source>
        <translation>Les fichiers {0} contiennent 8 bits par canal&#xa0;; les 16 bits de la photo ont été arrondis.</translation>
    </message>
    <message>
        <source>{0} files hold no transparency; the photo was put on white.</source>
        <translation>Les fichiers {0} ne contiennent pas de transparence&#xa0;; la photo a été placée sur fond blanc.</translation>
    </message>
    <message>
        <source>{0} files are saved without the photo&apos;s HDR gain map; save as JPEG to keep it.</source>
        <translation>Les fichiers {0} sont enregistrés sans la carte de gain HDR de la photo&#xa0;; enregistrez en JPEG pour la garder.</translation>
    </message>
    <message>
        <source>{0} files hold no gray profile; the photo was converted to sRGB.</source>
        <translation>Les fichiers {0} ne contiennent pas de profil de gris&#xa0;; la photo a été convertie en sRGB.</translation>
    </message>
    <message>
        <source>The photo&apos;s XMP data cannot be read; they were kept, and say nothing about what was filled.</source>
        <translation>Les données XMP de la photo sont illisibles&#xa0;; elles ont été conservées et ne disent rien de ce qui a été rempli.</translation>
    </message>
    <message>
        <source>The photo&apos;s XMP data leave no room in a JPEG to say in them what was filled.</source>
        <translation>Les données XMP de la photo ne laissent pas de place dans un JPEG pour y indiquer ce qui a été rempli.</translation>
    </message>
    <message>
        <source>a GIF picture</source>
        <translation>une image GIF</translation>
    </message>
    <message>
        <source>a Photoshop document</source>
        <translation>un document Photoshop</translation>
    </message>
    <message>
        <source>a GIMP document</source>
        <translation>un document GIMP</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>un document PDF</translation>
    </message>
    <message>
        <source>a ZIP archive</source>
        <translation>une archive ZIP</translation>
    </message>
    <message>
        <source>a JPEG 2000 picture</source>
        <translation>une image JPEG 2000</translation>
    </message>
    <message>
        <source>a JPEG XL picture</source>
        <translation>une image JPEG XL</translation>
    </message>
    <message>
        <source>an OpenEXR picture</source>
        <translation>une image OpenEXR</translation>
    </message>
    <message>
        <source>a camera raw file</source>
        <translation>un fichier brut d’appareil photo (raw)</translation>
    </message>
    <message>
        <source>camera raw</source>
        <translation>brute d’appareil photo (raw)</translation>
    </message>
    <message>
        <source>mask-only</source>
        <translation>de masque seul</translation>
    </message>
    <message>
        <source>floating-point numbers</source>
        <translation>nombres à virgule flottante</translation>
    </message>
    <message>
        <source>signed or complex numbers</source>
        <translation>nombres signés ou complexes</translation>
    </message>
    <message>
        <source>camera data (EXIF)</source>
        <translation>données de prise de vue (EXIF)</translation>
    </message>
    <message>
        <source>XMP data</source>
        <translation>données XMP</translation>
    </message>
    <message>
        <source>JPEG, PNG, TIFF, WebP, BMP, AVIF and HEIC</source>
        <translation>JPEG, PNG, TIFF, WebP, BMP, AVIF et HEIC</translation>
    </message>
    <message>
        <source>JPEG, PNG, TIFF, WebP, BMP and AVIF</source>
        <translation>JPEG, PNG, TIFF, WebP, BMP et AVIF</translation>
    </message>
    <message>
        <source>{0} is not a project of PConv Studio, or is damaged, and cannot be opened.</source>
        <translation>{0} n’est pas un projet de PConv Studio, ou il est endommagé, et ne peut pas être ouvert.</translation>
    </message>
    <message>
        <source>{0} was made by a newer PConv Studio; install that one to open it.</source>
        <translation>{0} vient d’un PConv Studio plus récent&#xa0;; installer celui-ci pour l’ouvrir.</translation>
    </message>
    <message>
        <source>{0} is another picture now, so the work on it in {1} cannot be brought back.</source>
        <translation>{0} est maintenant une autre image, le travail qui s’y rapporte dans {1} ne peut donc pas être récupéré.</translation>
    </message>
    <message>
        <source>{0} is damaged and cannot be opened.</source>
        <translation>{0} est endommagé et ne peut pas être ouvert.</translation>
    </message>
    <message>
        <source>The project&apos;s fills do not fit its photo: it is damaged.</source>
        <translation>Les remplissages du projet ne correspondent pas à sa photo&#xa0;: il est endommagé.</translation>
    </message>
    <message>
        <source>The fills are of a photo of {0} pixels, and {1} has {2}.</source>
        <translation>Les remplissages portent sur une photo de {0} pixels, mais {1} en a {2}.</translation>
    </message>
    <message>
        <source>The fills are of a photo of {0} pixels, and this one has {1}.</source>
        <translation>Les remplissages portent sur une photo de {0} pixels, mais celle-ci en a {1}.</translation>
    </message>
    <message>
        <source>Reports are saved as PDF or PNG; end the name {0} with .pdf or .png.</source>
        <translation>Les rapports sont enregistrés en PDF ou PNG&#xa0;; terminer le nom {0} par .pdf ou .png.</translation>
    </message>
    <message>
        <source>Report of a restoration</source>
        <translation>Rapport de restauration</translation>
    </message>
    <message>
        <source>As opened</source>
        <translation>À l’ouverture</translation>
    </message>
    <message>
        <source>After 1 fill</source>
        <translation>Après 1 remplissage</translation>
    </message>
    <message>
        <source>After {0} fills</source>
        <translation>Après {0} remplissages</translation>
    </message>
    <message>
        <source>Original: {0} x {1} pixels, {2} bits per channel, {3}.</source>
        <translation>Original&#xa0;: {0} × {1} pixels, {2} bits par canal, {3}.</translation>
    </message>
    <message>
        <source>Original: {0} x {1} pixels, {2} bits per channel.</source>
        <translation>Original&#xa0;: {0} × {1} pixels, {2} bits par canal.</translation>
    </message>
    <message>
        <source>SHA-256 of {0}: {1}</source>
        <translation>SHA-256 de {0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>Filled in all: {0} % of the picture.</source>
        <translation>Rempli en tout&#xa0;: {0}&#xa0;% de l’image.</translation>
    </message>
    <message>
        <source>Every pixel outside of what is shown in red below is that of the original; this was compared.</source>
        <translation>Hors de ce qui est montré en rouge ci-dessous, chaque pixel est celui de l’original&#xa0;; cela a été vérifié.</translation>
    </message>
    <message>
        <source>Report made {0} by PConv Studio {1}.</source>
        <translation>Rapport établi le {0} par PConv Studio {1}.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Filled, in red</source>
        <translation>Rempli, en rouge</translation>
    </message>
    <message>
        <source>Brought back, in red</source>
        <translation>Rétabli, en rouge</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Best of each: {0}</source>
        <translation>Le meilleur de chacun&#xa0;: {0}</translation>
    </message>
    <message>
        <source>The original brought back</source>
        <translation>L’original rétabli</translation>
    </message>
    <message>
        <source>Version {0}.</source>
        <translation>Version {0}.</translation>
    </message>
    <message>
        <source>Accepted {0}, {1} % of the picture, rows {2} to {3}, columns {4} to {5}.</source>
        <translation>Utilisé le {0}, {1}&#xa0;% de l’image, lignes {2} à {3}, colonnes {4} à {5}.</translation>
    </message>
    <message>
        <source>{0} % of the picture, rows {1} to {2}, columns {3} to {4}.</source>
        <translation>{0}&#xa0;% de l’image, lignes {1} à {2}, colonnes {3} à {4}.</translation>
    </message>
    <message>
        <source>{0} s on {1}, seed {2}, version {3}.</source>
        <translation>{0}&#xa0;s sur {1}, graine {2}, version {3}.</translation>
    </message>
    <message>
        <source>Chosen hole by hole, seed {0}, version {1}.</source>
        <translation>Choisi zone par zone, graine {0}, version {1}.</translation>
    </message>
    <message>
        <source>an unknown device</source>
        <translation>un processeur inconnu</translation>
    </message>
    <message>
        <source>With areas painted: do not copy.</source>
        <translation>Zones peintes&#xa0;: Ne pas copier.</translation>
    </message>
    <message>
        <source>With areas painted: copy only.</source>
        <translation>Zones peintes&#xa0;: Copier d’ici.</translation>
    </message>
    <message>
        <source>With areas painted: do not copy and copy only.</source>
        <translation>Zones peintes&#xa0;: Ne pas copier et Copier d’ici.</translation>
    </message>
    <message>
        <source>PConv Studio {0}   ·   page {1} of {2}</source>
        <translation>PConv Studio {0}   ·   page {1} sur {2}</translation>
    </message>
    <message>
        <source>{0}   {1} x {2}   hole {3} %   PConv Studio {4}</source>
        <translation>{0}   {1} × {2}   masque {3}&#xa0;%   PConv Studio {4}</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>framed: what is shown</source>
        <translation>encadré&#xa0;: l’extrait</translation>
    </message>
    <message>
        <source>Hole</source>
        <translation>Masque</translation>
    </message>
    <message>
        <source>red is filled</source>
        <translation>le rouge est rempli</translation>
    </message>
    <message>
        <source>chosen hole by hole</source>
        <translation>choisi zone par zone</translation>
    </message>
    <message>
        <source>{0} s on {1}</source>
        <translation>{0}&#xa0;s sur {1}</translation>
    </message>
</context>
<context>
    <name>EraserTool</name>
    <message>
        <source>Eraser</source>
        <translation>Gomme</translation>
    </message>
    <message>
        <source>Take away from what is painted. The photo itself is not touched.</source>
        <translation>Enlever de ce qui est peint. La photo elle-même n’est pas touchée.</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation>Ouvrir une photo</translation>
    </message>
    <message>
        <source>Opening {0}…</source>
        <translation>Ouverture de {0}…</translation>
    </message>
    <message>
        <source>Reading {0}…</source>
        <translation>Lecture de {0}…</translation>
    </message>
    <message>
        <source>Reading the sample…</source>
        <translation>Lecture de l’exemple…</translation>
    </message>
    <message>
        <source>Reading the picture…</source>
        <translation>Lecture de l’image…</translation>
    </message>
    <message>
        <source>The unsaved work is back.</source>
        <translation>Le travail non enregistré est récupéré.</translation>
    </message>
    <message>
        <source>Bringing back {0}…</source>
        <translation>Récupération de {0}…</translation>
    </message>
    <message>
        <source>Save the photo</source>
        <translation>Enregistrer la photo</translation>
    </message>
    <message>
        <source>filled.png</source>
        <translation>retouche.png</translation>
    </message>
    <message>
        <source>{0}-filled</source>
        <translation>{0}-retouche</translation>
    </message>
    <message>
        <source>Saving {0}…</source>
        <translation>Enregistrement de {0}…</translation>
    </message>
    <message>
        <source>Projects ({0})</source>
        <translation>Projets ({0})</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>Enregistrer le projet</translation>
    </message>
    <message>
        <source>Masks ({0})</source>
        <translation>Masques ({0})</translation>
    </message>
    <message>
        <source>Import a hole</source>
        <translation>Importer un masque</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>image</translation>
    </message>
    <message>
        <source>{0}-hole</source>
        <translation>{0}-masque</translation>
    </message>
    <message>
        <source>Export the hole</source>
        <translation>Exporter le masque</translation>
    </message>
    <message>
        <source>{0}-report</source>
        <translation>{0}-rapport</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>Document PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Export a report</source>
        <translation>Exporter un rapport</translation>
    </message>
    <message>
        <source>The report is in {0}.</source>
        <translation>Le rapport est dans {0}.</translation>
    </message>
    <message>
        <source>{0}-fills</source>
        <translation>{0}-remplissages</translation>
    </message>
    <message>
        <source>TIFF picture (*.tif)</source>
        <translation>Image TIFF (*.tif)</translation>
    </message>
    <message>
        <source>Export the fills as a layer</source>
        <translation>Exporter les remplissages comme calque</translation>
    </message>
    <message>
        <source>The fills are in {0}, to be laid over the photo in another program.</source>
        <translation>Les remplissages sont dans {0}, à poser sur la photo dans un autre programme.</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>Image PNG (*.png)</translation>
    </message>
    <message>
        <source>Photos and projects ({0})</source>
        <translation>Photos et projets ({0})</translation>
    </message>
    <message>
        <source>The hole is in {0}; white is to be filled.</source>
        <translation>Le masque est dans {0}&#xa0;; le blanc sera rempli.</translation>
    </message>
    <message>
        <source>The photo changed while {0} was read.</source>
        <translation>La photo a changé pendant la lecture de {0}.</translation>
    </message>
    <message>
        <source>{0} is a mask of the photo&apos;s size and became the hole.</source>
        <translation>{0} est un masque de la taille de la photo et a été repris comme tel.</translation>
    </message>
    <message>
        <source>{0}-compared</source>
        <translation>{0}-comparaison</translation>
    </message>
    <message>
        <source>Export the comparison sheet</source>
        <translation>Exporter la planche comparative</translation>
    </message>
    <message>
        <source>The comparison sheet is in {0}.</source>
        <translation>La planche comparative est dans {0}.</translation>
    </message>
</context>
<context>
    <name>FillFlow</name>
    <message>
        <source>Paint over what should go first; then Enter fills it.</source>
        <translation>Peindre d’abord ce qui doit disparaître&#xa0;; Entrée le remplit ensuite.</translation>
    </message>
    <message>
        <source>Choose at least one method in the Fill panel.</source>
        <translation>Choisir au moins une méthode dans le panneau Remplir.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt…</translation>
    </message>
    <message>
        <source>{0} is in the photo now; {1} takes it back.</source>
        <translation>{0} est maintenant dans la photo&#xa0;; {1} l’annule.</translation>
    </message>
    <message>
        <source>Choose a result first: click it or press its number, then Enter.</source>
        <translation>Choisir d’abord un résultat&#xa0;: cliquer dessus ou taper son numéro, puis Entrée.</translation>
    </message>
    <message>
        <source>Filling…</source>
        <translation>Remplissage…</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>En attente…</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>Chosen hole by hole</source>
        <translation>Choisi zone par zone</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>The photo or what is painted on it changed, so the running fill was stopped.</source>
        <translation>La photo ou ce qui y est peint a changé&#xa0;: le remplissage en cours a été arrêté.</translation>
    </message>
</context>
<context>
    <name>Handlers</name>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>L’image est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>Il n’y a pas d’image dans le presse-papiers.</translation>
    </message>
</context>
<context>
    <name>HealTool</name>
    <message>
        <source>Heal</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>Drag the hole over what to copy, or click there; Enter keeps it. The right button finds the best place.</source>
        <translation>Glisser le masque sur ce qui est à copier, ou y cliquer ; Entrée le garde. Bouton droit : le meilleur endroit.</translation>
    </message>
    <message>
        <source>Space on what is to be copied; Space, arrows, Space to shift it. Enter keeps it.</source>
        <translation>Espace sur ce qui est à copier ; Espace, flèches, Espace le déplacent. Entrée le garde.</translation>
    </message>
</context>
<context>
    <name>Healing</name>
    <message>
        <source>Paint over what should go first, with the brush for one; then drag it to what is copied.</source>
        <translation>Peindre d’abord ce qui doit disparaître, au pinceau par exemple ; puis le glisser sur ce qui est copié.</translation>
    </message>
    <message>
        <source>Healing…</source>
        <translation>Correction…</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>As opened</source>
        <translation>À l’ouverture</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Right click on a fill: paint its hole again, or fill it anew by another method</source>
        <translation>Clic droit sur un remplissage&#xa0;: repeindre son masque ou le refaire par une autre méthode</translation>
    </message>
    <message>
        <source>Paint this hole again</source>
        <translation>Repeindre cette zone</translation>
    </message>
    <message>
        <source>Fill it anew by</source>
        <translation>Remplir à nouveau par</translation>
    </message>
    <message>
        <source>{0}, another variation</source>
        <translation>{0}, autre variante</translation>
    </message>
</context>
<context>
    <name>Indicators</name>
    <message>
        <source>Hole {0}</source>
        <translation>Masque {0}</translation>
    </message>
    <message>
        <source>sources limited</source>
        <translation>sources limitées</translation>
    </message>
    <message>
        <source>Open a photo first.</source>
        <translation>Ouvrir d’abord une photo.</translation>
    </message>
    <message>
        <source>Paint over what should go.</source>
        <translation>Peindre ce qui doit disparaître.</translation>
    </message>
    <message>
        <source>Choose at least one method.</source>
        <translation>Choisir au moins une méthode.</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Let go</source>
        <translation>Relâché</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Pressed; Space lets go</source>
        <translation>Appuyé&#xa0;; Espace relâche</translation>
    </message>
    <message>
        <source>{0}, {1}, in the hole</source>
        <translation>{0}, {1}, dans le masque</translation>
    </message>
    <message>
        <source>{0}, {1}, not in the hole</source>
        <translation>{0}, {1}, hors du masque</translation>
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
        <translation>Entourer {0}. Le bouton droit l’enlève.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Main tool bar</source>
        <translation>Barre d’outils principale</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Outils</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Remplir</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Préparation…</translation>
    </message>
    <message>
        <source>Something unexpected went wrong ({0}). The photo is still here; save it under a new name.</source>
        <translation>Une erreur inattendue s’est produite ({0}). La photo est toujours là&#xa0;; l’enregistrer sous un nouveau nom.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Open it as a photo</source>
        <translation>Ouvrir comme photo</translation>
    </message>
    <message>
        <source>One photo at a time: the first of the files was opened.</source>
        <translation>Une photo à la fois&#xa0;: le premier des fichiers a été ouvert.</translation>
    </message>
</context>
<context>
    <name>MarksTool</name>
    <message>
        <source>Scratches</source>
        <translation>Rayures</translation>
    </message>
    <message>
        <source>Click to find scratches and dust, or drag over where to look. The right button takes them out.</source>
        <translation>Clic&#xa0;: chercher rayures et poussières&#xa0;; glisser&#xa0;: seulement là. Bouton droit&#xa0;: les enlever.</translation>
    </message>
    <message>
        <source>Space twice finds scratches; Space, arrows, Space there alone. Delete takes them out.</source>
        <translation>Espace deux fois trouve les rayures&#xa0;; Espace, flèches, Espace là seulement. Suppr les enlève.</translation>
    </message>
    <message>
        <source>Looking for scratches…</source>
        <translation>Recherche des rayures…</translation>
    </message>
    <message>
        <source>No scratches were found there; a higher sensitivity finds more.</source>
        <translation>Aucune rayure trouvée ici&#xa0;; une sensibilité plus élevée en trouve davantage.</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>Fermer le message</translation>
    </message>
</context>
<context>
    <name>MethodsPanel</name>
    <message>
        <source>Methods</source>
        <translation>Méthodes</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Processeur</translation>
    </message>
    <message>
        <source>Where the network runs.</source>
        <translation>Là où le réseau s’exécute.</translation>
    </message>
    <message>
        <source>Grow hole</source>
        <translation>Élargir le masque</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Fill  ⏎</source>
        <translation>Remplir  ⏎</translation>
    </message>
    <message>
        <source>Fill the hole</source>
        <translation>Remplir le masque</translation>
    </message>
</context>
<context>
    <name>Mixing</name>
    <message>
        <source>There is but one hole here; take the result as it is.</source>
        <translation>Il n’y a qu’une seule zone ici&#xa0;; prendre le résultat tel quel.</translation>
    </message>
    <message>
        <source>Take this hole from {0}</source>
        <translation>Prendre cette zone de {0}</translation>
    </message>
    <message>
        <source>Use this result</source>
        <translation>Utiliser ce résultat</translation>
    </message>
</context>
<context>
    <name>ModeBar</name>
    <message>
        <source>Side by side</source>
        <translation>Côte à côte</translation>
    </message>
    <message>
        <source>All results at once</source>
        <translation>Tous les résultats à la fois</translation>
    </message>
    <message>
        <source>Slider</source>
        <translation>Volet</translation>
    </message>
    <message>
        <source>Drag a line between the photo and one result</source>
        <translation>Faire glisser une ligne entre la photo et un résultat</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Seul</translation>
    </message>
    <message>
        <source>One result alone; the number keys change it</source>
        <translation>Un seul résultat&#xa0;; les touches numériques en changent</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>Alternance</translation>
    </message>
    <message>
        <source>The photo and one result in turn</source>
        <translation>La photo et un résultat tour à tour</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Différence</translation>
    </message>
    <message>
        <source>What each result changed, made stronger (hold 0)</source>
        <translation>Ce que chaque résultat a changé, amplifié (maintenir 0)</translation>
    </message>
    <message>
        <source>Tab held: the photo as it was · 1 to 9: one result · Enter: use it · Delete: one hole</source>
        <translation>Tab maintenu&#xa0;: la photo avant · 1 à 9&#xa0;: un résultat · Entrée&#xa0;: l’utiliser · Suppr&#xa0;: une zone</translation>
    </message>
    <message>
        <source>Tab held: the photo as it was · 1 to 9: one result · Enter: use it · right click: one hole</source>
        <translation>Tab maintenu&#xa0;: la photo avant · 1 à 9&#xa0;: un résultat · Entrée&#xa0;: l’utiliser · clic droit&#xa0;: une zone</translation>
    </message>
</context>
<context>
    <name>Neighbours</name>
    <message>
        <source>This is the last photo of its folder.</source>
        <translation>C’est la dernière photo de son dossier.</translation>
    </message>
    <message>
        <source>This is the first photo of its folder.</source>
        <translation>C’est la première photo de son dossier.</translation>
    </message>
</context>
<context>
    <name>ObjectTool</name>
    <message>
        <source>Object</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Draw loosely around a thing, or drag a box over it. The right button takes it out again.</source>
        <translation>Entourer grossièrement un objet, ou tracer un cadre dessus. Le bouton droit l’enlève.</translation>
    </message>
    <message>
        <source>Space, arrows around a thing or from corner to corner, Space. Delete takes it out again.</source>
        <translation>Espace, flèches autour d’un objet ou d’un coin à l’autre, Espace. Suppr l’enlève.</translation>
    </message>
    <message>
        <source>Looking for the object…</source>
        <translation>Recherche de l’objet…</translation>
    </message>
    <message>
        <source>No object stands out there; draw closer around it, or use the lasso.</source>
        <translation>Aucun objet ne se détache ici&#xa0;; l’entourer de plus près ou utiliser le lasso.</translation>
    </message>
</context>
<context>
    <name>OptionsStrip</name>
    <message>
        <source>Tool options</source>
        <translation>Options de l’outil</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>Taille du pinceau</translation>
    </message>
    <message>
        <source>Brush size ([ and ])</source>
        <translation>Taille du pinceau ([ et ])</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Brush size in pixels of the photo</source>
        <translation>Taille du pinceau en pixels de la photo</translation>
    </message>
    <message>
        <source>Tolerance of the wand</source>
        <translation>Tolérance de la baguette</translation>
    </message>
    <message>
        <source>How far a colour may be from the one clicked: 0, that alone, to 255</source>
        <translation>Écart permis avec la couleur cliquée&#xa0;: de 0 (elle seule) à 255</translation>
    </message>
    <message>
        <source>Sensitivity for scratches</source>
        <translation>Sensibilité aux rayures</translation>
    </message>
    <message>
        <source>To the left only what is sure, to the right whatever may be a scratch</source>
        <translation>À gauche, seulement ce qui est sûr&#xa0;; à droite, tout ce qui peut être une rayure</translation>
    </message>
    <message>
        <source>Colour of the hole</source>
        <translation>Couleur du masque</translation>
    </message>
    <message>
        <source>Opacity of painted areas</source>
        <translation>Opacité des zones peintes</translation>
    </message>
    <message>
        <source>How strongly painted areas are coloured; Q hides them</source>
        <translation>Intensité de la couleur des zones peintes&#xa0;; Q les masque</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Tolérance</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensibilité</translation>
    </message>
    <message>
        <source>Hole</source>
        <translation>Masque</translation>
    </message>
</context>
<context>
    <name>Original</name>
    <message>
        <source>Nothing was filled where the hole is; it shows the photo as opened.</source>
        <translation>Rien n’a été rempli sous le masque&#xa0;; la photo y est telle qu’elle a été ouverte.</translation>
    </message>
    <message>
        <source>The original is back where the hole was; {0} takes it away again.</source>
        <translation>L’original est de retour sous le masque&#xa0;; {0} l’enlève à nouveau.</translation>
    </message>
</context>
<context>
    <name>Origins</name>
    <message>
        <source>Point at a filled pixel to see where it was copied from.</source>
        <translation>Pointer un pixel rempli pour voir d’où il a été copié.</translation>
    </message>
    <message>
        <source>{0} did not copy; it computed these pixels.</source>
        <translation>{0} n’a pas copié ces pixels, mais les a calculés.</translation>
    </message>
    <message>
        <source>Not copied: {0} has these pixels computed from what is around them.</source>
        <translation>Non copiés&#xa0;: {0} a calculé ces pixels d’après leurs alentours.</translation>
    </message>
    <message>
        <source>Copied from ({0}, {1}), {2} px away</source>
        <translation>Copié depuis ({0}, {1}), à {2} px</translation>
    </message>
</context>
<context>
    <name>Overhang</name>
    <message>
        <source>Looking at the rim of the hole…</source>
        <translation>Examen du bord du masque…</translation>
    </message>
    <message>
        <source>Nothing sticks out of the hole.</source>
        <translation>Rien ne dépasse du masque.</translation>
    </message>
    <message>
        <source>What sticks out</source>
        <translation>Ce qui dépasse</translation>
    </message>
    <message>
        <source>Part of what was painted over sticks out of the hole, and may have been grown again.</source>
        <translation>Une partie de ce qui a été peint dépasse du masque et a pu repousser au remplissage.</translation>
    </message>
    <message>
        <source>Take it in and fill again</source>
        <translation>L’inclure et remplir à nouveau</translation>
    </message>
</context>
<context>
    <name>Past</name>
    <message>
        <source>Paint the hole</source>
        <translation>Peindre le masque</translation>
    </message>
    <message>
        <source>Bring back what was painted</source>
        <translation>Récupérer ce qui était peint</translation>
    </message>
</context>
<context>
    <name>Photo</name>
    <message>
        <source>Saved {0}.</source>
        <translation>{0} enregistré.</translation>
    </message>
    <message>
        <source>gray</source>
        <translation>niveaux de gris</translation>
    </message>
    <message>
        <source>ICC profile</source>
        <translation>profil ICC</translation>
    </message>
    <message>
        <source>{0} × {1} · {2}-bit · {3}</source>
        <translation>{0} × {1} · {2} bits · {3}</translation>
    </message>
</context>
<context>
    <name>PolygonTool</name>
    <message>
        <source>Polygon</source>
        <translation>Polygone</translation>
    </message>
    <message>
        <source>Click the corners. A double click or Enter closes, Backspace takes the last corner back.</source>
        <translation>Cliquer les sommets. Un double-clic ou Entrée ferme, Retour arrière enlève le dernier sommet.</translation>
    </message>
    <message>
        <source>Arrows move, Space sets a corner. Space twice or Enter closes, Backspace takes the last back.</source>
        <translation>Flèches&#xa0;: déplacer&#xa0;; Espace&#xa0;: sommet. Deux fois ou Entrée ferme, Retour arrière enlève le dernier.</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>Valeurs par défaut</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>Prend effet au prochain démarrage.</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Saved {0}: the photo as it was opened, and all that was done with it.</source>
        <translation>{0} enregistré&#xa0;: la photo telle qu’elle a été ouverte, et tout ce qui a été fait.</translation>
    </message>
</context>
<context>
    <name>RectangleTool</name>
    <message>
        <source>Rectangle</source>
        <translation>Rectangle</translation>
    </message>
    <message>
        <source>Drag over {0}; Shift makes a square. The right button takes it out again.</source>
        <translation>Tracer un cadre sur {0}&#xa0;; Maj donne un carré. Le bouton droit l’enlève.</translation>
    </message>
</context>
<context>
    <name>Remaking</name>
    <message>
        <source>Filling anew by {0}…</source>
        <translation>Nouveau remplissage par {0}…</translation>
    </message>
    <message>
        <source>Fill anew: {0}</source>
        <translation>Nouveau remplissage&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Filled anew by {0}; {1} takes it back.</source>
        <translation>Rempli à nouveau par {0}&#xa0;; {1} l’annule.</translation>
    </message>
    <message>
        <source>Later fills that see it were made anew too: {0}.</source>
        <translation>Remplissages suivants qui en dépendent, refaits aussi&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>Filling anew was stopped for this fill.</source>
        <translation>Le nouveau remplissage a été arrêté pour celui-ci.</translation>
    </message>
    <message>
        <source>The photo changed, so filling anew was stopped.</source>
        <translation>La photo a changé, le nouveau remplissage a donc été arrêté.</translation>
    </message>
</context>
<context>
    <name>Repeating</name>
    <message>
        <source>Photos ({0})</source>
        <translation>Photos ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Repeat the fills on these photos</source>
        <translation>Répéter les remplissages sur ces photos</translation>
    </message>
    <message>
        <source>Stopped; not filled: {0}.</source>
        <translation>Arrêté&#xa0;; non remplies&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} sur {1}</translation>
    </message>
    <message>
        <source>Filling {0} ({1})… {2}</source>
        <translation>Remplissage de {0} ({1})… {2}</translation>
    </message>
    <message>
        <source>Filled and saved: {0}, the last one as {1}.</source>
        <translation>Remplies et enregistrées&#xa0;: {0}, la dernière sous {1}.</translation>
    </message>
    <message>
        <source>Left as they are, being saved already: {0}.</source>
        <translation>Laissées telles quelles, car déjà enregistrées&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>Others that failed: {0}; the log says why.</source>
        <translation>Autres échecs&#xa0;: {0}&#xa0;; le journal dit pourquoi.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
</context>
<context>
    <name>ResultsPanel</name>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Results with time and device</source>
        <translation>Résultats avec durée et processeur</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Columns of the results</source>
        <translation>Colonnes des résultats</translation>
    </message>
    <message>
        <source>Fill a hole to compare the methods here.</source>
        <translation>Remplir un masque pour comparer ici les méthodes.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Filling</source>
        <translation>Remplissage</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>Récupération</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Colour of the hole</source>
        <translation>Couleur du masque</translation>
    </message>
    <message>
        <source>Opacity of painted areas (%)</source>
        <translation>Opacité des zones peintes (%)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>The same seed gives the same pixels; another seed another variation.</source>
        <translation>La même graine donne les mêmes pixels, une autre donne une autre variante.</translation>
    </message>
    <message>
        <source>Grow the hole (px)</source>
        <translation>Élargir le masque (px)</translation>
    </message>
    <message>
        <source>Widens the hole while filling, so that shadows and soft edges go too.</source>
        <translation>Élargit le masque au remplissage, pour que les ombres et les bords flous disparaissent aussi.</translation>
    </message>
    <message>
        <source>Where the network runs.</source>
        <translation>Là où le réseau s’exécute.</translation>
    </message>
    <message>
        <source>Leave out private data</source>
        <translation>Omettre les données privées</translation>
    </message>
    <message>
        <source>Place, camera, author, captions and comments stay out of the saved file; colours and resolution do not.</source>
        <translation>Lieu, appareil, auteur, légendes et commentaires restent hors du fichier enregistré&#xa0;; les couleurs et la résolution y restent.</translation>
    </message>
    <message>
        <source>Say in the file what was filled</source>
        <translation>Indiquer dans le fichier ce qui a été rempli</translation>
    </message>
    <message>
        <source>Its metadata (XMP, IPTC) then say that parts were filled, how much of the picture and by which methods; that stays also where private data is left out.</source>
        <translation>Ses métadonnées (XMP, IPTC) disent alors que des parties ont été remplies, quelle part de l’image et par quelles méthodes&#xa0;; cela reste même si les données privées sont omises.</translation>
    </message>
    <message>
        <source>Quality of JPEG, WebP and AVIF</source>
        <translation>Qualité de JPEG, WebP et AVIF</translation>
    </message>
    <message>
        <source>As the photo had it</source>
        <translation>Comme dans la photo</translation>
    </message>
    <message>
        <source>1 to 100. A JPEG is best saved as it was: what was not filled then hardly changes.</source>
        <translation>1 à 100. Un JPEG s’enregistre au mieux tel qu’il était&#xa0;: ce qui n’a pas été rempli ne change alors presque pas.</translation>
    </message>
    <message>
        <source>Keep unsaved work for recovery</source>
        <translation>Sauvegarder le travail non enregistré</translation>
    </message>
    <message>
        <source>After a crash the work is offered again at the next start.</source>
        <translation>Après un plantage, le travail est proposé à nouveau au prochain démarrage.</translation>
    </message>
    <message>
        <source>Keep it every (s)</source>
        <translation>Sauvegarder toutes les (s)</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Progress of the fill</source>
        <translation>Progression du remplissage</translation>
    </message>
    <message>
        <source>Cancel the fill</source>
        <translation>Annuler le remplissage</translation>
    </message>
    <message>
        <source>Cancel the fill ({0})</source>
        <translation>Annuler le remplissage ({0})</translation>
    </message>
    <message>
        <source>Pointer</source>
        <translation>Pointeur</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Hole</source>
        <translation>Masque</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Processeur</translation>
    </message>
</context>
<context>
    <name>Submenus</name>
    <message>
        <source>Nothing yet</source>
        <translation>Rien encore</translation>
    </message>
</context>
<context>
    <name>Tool</name>
    <message>
        <source>what should go</source>
        <translation>ce qui doit disparaître</translation>
    </message>
    <message>
        <source>what must not be copied</source>
        <translation>ce qu’il ne faut pas copier</translation>
    </message>
    <message>
        <source>what is to be copied</source>
        <translation>ce qu’il faut copier</translation>
    </message>
    <message>
        <source>Arrows move, Shift far, Ctrl one pixel. Space begins and ends; Delete erases.</source>
        <translation>Flèches, Maj loin, Ctrl 1 px&#xa0;; Espace commence et termine&#xa0;; Suppr gomme.</translation>
    </message>
    <message>
        <source>Arrows move, Shift far, Ctrl one pixel. Space clicks; Delete erases.</source>
        <translation>Flèches, Maj loin, Ctrl 1 px&#xa0;; Espace clique&#xa0;; Suppr gomme.</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}&#xa0;: {1}</translation>
    </message>
</context>
<context>
    <name>Trials</name>
    <message>
        <source>Tried where the truth is known</source>
        <translation>Test là où l’original est connu</translation>
    </message>
    <message>
        <source>Hole</source>
        <translation>Masque</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>closest</source>
        <translation>le plus proche</translation>
    </message>
    <message>
        <source>{0} farther</source>
        <translation>{0} plus loin</translation>
    </message>
    <message>
        <source>closest here</source>
        <translation>ici, le plus proche</translation>
    </message>
    <message>
        <source>Each place is as like the hole&apos;s surroundings as the photo has them. How close a fill comes is judged by what the network sees in it, not pixel by pixel: a sharp guess counts for more than a smear.</source>
        <translation>Chaque endroit ressemble aux alentours du masque autant que la photo le permet. La proximité d’un remplissage est jugée d’après ce que le réseau y voit, et non pixel par pixel&#xa0;: une hypothèse nette compte plus qu’une traînée floue.</translation>
    </message>
</context>
<context>
    <name>Trying</name>
    <message>
        <source>Paint over what should go first; what is tried is the shape of the hole.</source>
        <translation>Peindre d’abord ce qui doit disparaître&#xa0;; c’est la forme du masque qui est testée.</translation>
    </message>
    <message>
        <source>Choose at least one method in the Fill panel.</source>
        <translation>Choisir au moins une méthode dans le panneau Remplir.</translation>
    </message>
    <message>
        <source>Trying the methods where the truth is known…</source>
        <translation>Test des méthodes là où l’original est connu…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>The photo or what is painted on it changed, so the trial was stopped.</source>
        <translation>La photo ou ce qui est peint a changé, le test a donc été arrêté.</translation>
    </message>
    <message>
        <source>In one place like this {0} came closest to the truth.</source>
        <translation>À un endroit semblable, {0} s’est le plus approché de l’original.</translation>
    </message>
    <message>
        <source>In {0} places like this {1} came closest to the truth.</source>
        <translation>À {0} endroits semblables, {1} s’est le plus approché de l’original.</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} et {1}</translation>
    </message>
    <message>
        <source>In one place like this {0} came equally close to the truth.</source>
        <translation>À un endroit semblable, {0} se sont approchés autant de l’original.</translation>
    </message>
    <message>
        <source>In {0} places like this {1} came equally close to the truth.</source>
        <translation>À {0} endroits semblables, {1} se sont approchés autant de l’original.</translation>
    </message>
    <message>
        <source>Farther from it: {0}.</source>
        <translation>Plus loin&#xa0;: {0}.</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Filling begins as soon as what is looked for is found.</source>
        <translation>Le remplissage commence dès que ce qui est cherché est trouvé.</translation>
    </message>
</context>
<context>
    <name>WandTool</name>
    <message>
        <source>Wand</source>
        <translation>Baguette</translation>
    </message>
    <message>
        <source>Click a colour to select what is like it and connected; with Shift, wherever it is.</source>
        <translation>Cliquer une couleur pour prendre ce qui lui ressemble d’un seul tenant&#xa0;; avec Maj, partout.</translation>
    </message>
</context>
<context>
    <name>_Worker</name>
    <message>
        <source>There is not enough memory for this; close other programs or use a smaller photo.</source>
        <translation>Mémoire insuffisante&#xa0;; fermer d’autres programmes ou prendre une photo plus petite.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong; the log file holds the details.</source>
        <translation>Une erreur inattendue s’est produite&#xa0;; les détails sont dans le journal.</translation>
    </message>
</context>
</TS>
