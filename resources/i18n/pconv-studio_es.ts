<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>&amp;Hole</source>
        <translation>&amp;Máscara</translation>
    </message>
    <message>
        <source>F&amp;ill</source>
        <translation>&amp;Rellenar</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>H&amp;elp</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Abrir…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Abrir &amp;reciente</translation>
    </message>
    <message>
        <source>Open a sa&amp;mple</source>
        <translation>Abrir un &amp;ejemplo</translation>
    </message>
    <message>
        <source>&amp;Next photo of the folder</source>
        <translation>Foto sig&amp;uiente de la carpeta</translation>
    </message>
    <message>
        <source>Pre&amp;vious photo of the folder</source>
        <translation>Foto a&amp;nterior de la carpeta</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Guardar c&amp;omo…</translation>
    </message>
    <message>
        <source>Save pro&amp;ject…</source>
        <translation>Guardar el pro&amp;yecto…</translation>
    </message>
    <message>
        <source>Keep the photo as it was opened, every fill and what is painted, to go on later.</source>
        <translation>Conservar la foto tal como se abrió, cada relleno y lo pintado, para continuar más tarde.</translation>
    </message>
    <message>
        <source>&amp;Export comparison sheet…</source>
        <translation>Exportar la &amp;hoja comparativa…</translation>
    </message>
    <message>
        <source>Save all results beside each other, with their times, as one picture.</source>
        <translation>Guardar todos los resultados, con sus tiempos, uno junto a otro en una sola imagen.</translation>
    </message>
    <message>
        <source>Export a repor&amp;t…</source>
        <translation>Exportar un &amp;informe…</translation>
    </message>
    <message>
        <source>Save a document that shows every accepted fill, with when and how it was made.</source>
        <translation>Guardar un documento que muestra cada relleno aceptado, con la fecha y el método.</translation>
    </message>
    <message>
        <source>Export the fills as a &amp;layer…</source>
        <translation>Exportar los re&amp;llenos como capa…</translation>
    </message>
    <message>
        <source>Save what was filled alone, transparent around it, to lay it over the photo elsewhere.</source>
        <translation>Guardar solo lo rellenado, transparente alrededor, para ponerlo sobre la foto en otro programa.</translation>
    </message>
    <message>
        <source>Re&amp;peat on other photos…</source>
        <translation>Repetir en o&amp;tras fotos…</translation>
    </message>
    <message>
        <source>Fill the same places in other photos of this size, each saved beside its original.</source>
        <translation>Rellenar los mismos lugares en otras fotos de este tamaño, cada una guardada junto a su original.</translation>
    </message>
    <message>
        <source>&amp;Close photo</source>
        <translation>&amp;Cerrar la foto</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>&amp;Copiar la imagen</translation>
    </message>
    <message>
        <source>&amp;Paste picture</source>
        <translation>&amp;Pegar la imagen</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>Pre&amp;ferencias…</translation>
    </message>
    <message>
        <source>&amp;Clear the hole</source>
        <translation>&amp;Borrar la máscara</translation>
    </message>
    <message>
        <source>&amp;Invert the hole</source>
        <translation>&amp;Invertir la máscara</translation>
    </message>
    <message>
        <source>Take in what sticks &amp;out</source>
        <translation>Incluir lo que &amp;sobresale</translation>
    </message>
    <message>
        <source>Grow the hole over what is left of the thing at its rim: twigs, hair, a hand.</source>
        <translation>Extender la máscara a lo que aún sobresale en el borde: ramas, pelo, una mano.</translation>
    </message>
    <message>
        <source>Paint empty &amp;borders</source>
        <translation>Enmascarar los bordes &amp;vacíos</translation>
    </message>
    <message>
        <source>Paint what is transparent, or the black or white corners that turning a photo leaves.</source>
        <translation>Enmascarar lo transparente, o las esquinas negras o blancas que quedan al girar una foto.</translation>
    </message>
    <message>
        <source>Paint the last hole a&amp;gain</source>
        <translation>Pintar de nuevo la última &amp;zona</translation>
    </message>
    <message>
        <source>Paint what the last accepted fill filled, to fill it anew; the history offers the others.</source>
        <translation>Pintar lo que rellenó el último relleno aceptado, para rellenarlo otra vez; el historial ofrece los demás.</translation>
    </message>
    <message>
        <source>Bring the o&amp;riginal back</source>
        <translation>Recuperar el &amp;original</translation>
    </message>
    <message>
        <source>Too much was filled: what the hole covers becomes again what it was in the photo.</source>
        <translation>Se rellenó de más: lo que cubre la máscara vuelve a ser lo que era en la foto.</translation>
    </message>
    <message>
        <source>Paint the &amp;hole</source>
        <translation>Pintar la &amp;máscara</translation>
    </message>
    <message>
        <source>Tools paint the hole: what is to be filled.</source>
        <translation>Las herramientas pintan la máscara: lo que se va a rellenar.</translation>
    </message>
    <message>
        <source>Paint what &amp;not to copy</source>
        <translation>Pintar lo que &amp;no se copia</translation>
    </message>
    <message>
        <source>Do not copy: tools paint what no method may copy from.</source>
        <translation>No copiar: las herramientas pintan aquello de lo que ningún método puede copiar.</translation>
    </message>
    <message>
        <source>Paint what to &amp;copy</source>
        <translation>Pintar lo que se &amp;copia</translation>
    </message>
    <message>
        <source>Copy only: tools paint the only places that methods may copy from.</source>
        <translation>Copiar de aquí: las herramientas pintan los únicos lugares de los que se puede copiar.</translation>
    </message>
    <message>
        <source>Copy from every&amp;where again</source>
        <translation>Copiar otra vez de &amp;todas partes</translation>
    </message>
    <message>
        <source>Clear what is painted as “do not copy” and “copy only”.</source>
        <translation>Borrar lo pintado como «No copiar» y «Copiar de aquí».</translation>
    </message>
    <message>
        <source>&amp;Smaller brush</source>
        <translation>&amp;Reducir el pincel</translation>
    </message>
    <message>
        <source>&amp;Larger brush</source>
        <translation>&amp;Ampliar el pincel</translation>
    </message>
    <message>
        <source>I&amp;mport a hole…</source>
        <translation>Im&amp;portar una máscara…</translation>
    </message>
    <message>
        <source>Load a mask of the photo&apos;s size: white is to be filled. A mask can also be dropped.</source>
        <translation>Cargar una máscara del tamaño de la foto: lo blanco se rellena. También se puede soltar en la ventana.</translation>
    </message>
    <message>
        <source>&amp;Export the hole…</source>
        <translation>E&amp;xportar la máscara…</translation>
    </message>
    <message>
        <source>&amp;Fill the hole</source>
        <translation>&amp;Rellenar la máscara</translation>
    </message>
    <message>
        <source>Run the chosen methods on the painted hole.</source>
        <translation>Rellenar la máscara pintada con los métodos elegidos.</translation>
    </message>
    <message>
        <source>Another &amp;variation</source>
        <translation>Otra &amp;variante</translation>
    </message>
    <message>
        <source>Fill once more with the next seed.</source>
        <translation>Rellenar otra vez con la semilla siguiente.</translation>
    </message>
    <message>
        <source>Fill as soon as it is &amp;painted</source>
        <translation>Rellenar en cuanto se &amp;pinta</translation>
    </message>
    <message>
        <source>Fill every stroke at once by the first of the chosen methods, and use the result.</source>
        <translation>Rellenar cada trazo al instante con el primero de los métodos elegidos y usar el resultado.</translation>
    </message>
    <message>
        <source>&amp;Test on this photo</source>
        <translation>Pro&amp;bar en esta foto</translation>
    </message>
    <message>
        <source>Fill the same shape where the truth is known, and see which method comes closest.</source>
        <translation>Rellenar la misma forma donde se conoce el original y ver qué método se acerca más.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>&amp;Use this result</source>
        <translation>&amp;Usar este resultado</translation>
    </message>
    <message>
        <source>The result becomes the photo; Enter does it too while results are shown.</source>
        <translation>El resultado pasa a ser la foto; Intro también lo hace mientras se muestran los resultados.</translation>
    </message>
    <message>
        <source>Show the &amp;results</source>
        <translation>&amp;Mostrar los resultados</translation>
    </message>
    <message>
        <source>&amp;Fit in the window</source>
        <translation>A&amp;justar a la ventana</translation>
    </message>
    <message>
        <source>&amp;Actual size (100 %)</source>
        <translation>&amp;Tamaño real (100&#xa0;%)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>A&amp;mpliar</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>&amp;Reducir</translation>
    </message>
    <message>
        <source>Show what is &amp;painted</source>
        <translation>Mostrar lo &amp;pintado</translation>
    </message>
    <message>
        <source>Next way to &amp;compare</source>
        <translation>Otra forma de &amp;comparar</translation>
    </message>
    <message>
        <source>Side by side, slider, one, blink, difference.</source>
        <translation>Lado a lado, cortinilla, uno, alternancia, diferencia.</translation>
    </message>
    <message>
        <source>Show &amp;sources</source>
        <translation>Mostrar los &amp;orígenes</translation>
    </message>
    <message>
        <source>Point at a filled pixel of a result: a line leads to where it was copied from.</source>
        <translation>Señalar un píxel rellenado de un resultado: una línea lleva al lugar del que se copió.</translation>
    </message>
    <message>
        <source>Point with the &amp;keyboard</source>
        <translation>Ap&amp;untar con el teclado</translation>
    </message>
    <message>
        <source>Arrows move a pointer in the picture, Space is its left button and Delete its right one.</source>
        <translation>Las flechas mueven un puntero en la imagen; Espacio es su botón izquierdo y Supr el derecho.</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>T&amp;ema</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>Pane&amp;les</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Pa&amp;ntalla completa</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Atajos de teclado</translation>
    </message>
    <message>
        <source>Show the &amp;log file</source>
        <translation>Mostrar el &amp;registro</translation>
    </message>
    <message>
        <source>&amp;About PConv Studio</source>
        <translation>Acerca &amp;de PConv Studio</translation>
    </message>
    <message>
        <source>Hold: the original</source>
        <translation>Mantener: la foto original</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulador</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Hold and drag: move the picture</source>
        <translation>Mantener y arrastrar: mover la imagen</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Flechas</translation>
    </message>
    <message>
        <source>Move the picture, or what points: Shift far, Ctrl one pixel</source>
        <translation>Mover la imagen o el puntero: Mayús lejos, Ctrl un píxel</translation>
    </message>
    <message>
        <source>Home, End, Page</source>
        <translation>Inicio, Fin, Página</translation>
    </message>
    <message>
        <source>Move what points diagonally</source>
        <translation>Mover el puntero en diagonal</translation>
    </message>
    <message>
        <source>While keys point: press, and again: let go; with Shift as Shift-click</source>
        <translation>Al apuntar con teclas: pulsar y, otra vez, soltar; con Mayús como Mayús+clic</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supr</translation>
    </message>
    <message>
        <source>While keys point: the right button</source>
        <translation>Al apuntar con teclas: el botón derecho</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Rueda</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Zoom en el puntero</translation>
    </message>
    <message>
        <source>Right button</source>
        <translation>Botón derecho</translation>
    </message>
    <message>
        <source>Erase with any painting tool; of a result, take one hole</source>
        <translation>Borrar con cualquier herramienta de pintura; en un resultado, tomar una zona</translation>
    </message>
    <message>
        <source>Show one result alone; Enter uses it</source>
        <translation>Mostrar un solo resultado; Intro lo usa</translation>
    </message>
    <message>
        <source>{0} or {1}</source>
        <translation>{0} o {1}</translation>
    </message>
</context>
<context>
    <name>Areas</name>
    <message>
        <source>Hole</source>
        <translation>Máscara</translation>
    </message>
    <message>
        <source>Do not copy</source>
        <translation>No copiar</translation>
    </message>
    <message>
        <source>Copy only</source>
        <translation>Copiar de aquí</translation>
    </message>
</context>
<context>
    <name>Borders</name>
    <message>
        <source>Looking for empty borders…</source>
        <translation>Buscando bordes vacíos…</translation>
    </message>
    <message>
        <source>Nothing is transparent, and no corner is black or white.</source>
        <translation>Nada es transparente y ninguna esquina es negra o blanca.</translation>
    </message>
    <message>
        <source>Empty borders</source>
        <translation>Bordes vacíos</translation>
    </message>
</context>
<context>
    <name>BrushTool</name>
    <message>
        <source>Brush</source>
        <translation>Pincel</translation>
    </message>
    <message>
        <source>Paint over {0}. The right button erases, Shift-click draws a straight line.</source>
        <translation>Pintar {0}. Botón derecho: borrar; Mayús+clic: línea recta.</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Pintar</translation>
    </message>
</context>
<context>
    <name>CanvasView</name>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Open a photo or drop one here</source>
        <translation>Abrir una foto o soltarla aquí</translation>
    </message>
</context>
<context>
    <name>Cell</name>
    <message>
        <source>Result of {0}</source>
        <translation>Resultado de {0}</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>Usar</translation>
    </message>
    <message>
        <source>Use the result of {0}</source>
        <translation>Usar el resultado de {0}</translation>
    </message>
    <message>
        <source>Make this result the photo ({0})</source>
        <translation>Convertir este resultado en la foto ({0})</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Results side by side</source>
        <translation>Resultados lado a lado</translation>
    </message>
    <message>
        <source>{0} s · {1}</source>
        <translation>{0} s · {1}</translation>
    </message>
    <message>
        <source>The photo before</source>
        <translation>La foto de antes</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Fills what you paint over in a photograph, and changes nothing else in it.</source>
        <translation>Rellena lo que se pinta sobre una foto y no cambia nada más en ella.</translation>
    </message>
    <message>
        <source>Overwrite the original photo “{0}”?</source>
        <translation>¿Sobrescribir la foto original «{0}»?</translation>
    </message>
    <message>
        <source>The photo as it was cannot be brought back afterwards.</source>
        <translation>Después no se podrá recuperar la foto tal como era.</translation>
    </message>
    <message>
        <source>“{0}” exists already. Replace it?</source>
        <translation>«{0}» ya existe. ¿Reemplazarlo?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Save the changes to “{0}”?</source>
        <translation>¿Guardar los cambios de «{0}»?</translation>
    </message>
    <message>
        <source>They are lost otherwise.</source>
        <translation>De lo contrario se perderán.</translation>
    </message>
    <message>
        <source>The hole painted on “{0}” has not been filled. Save it as a mask?</source>
        <translation>La máscara pintada sobre «{0}» no se ha rellenado. ¿Guardarla en un archivo?</translation>
    </message>
    <message>
        <source>It is lost otherwise. A mask is imported again by the menu Hole.</source>
        <translation>De lo contrario se perderá. Se puede volver a importar desde el menú Máscara.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>No guardar</translation>
    </message>
    <message>
        <source>PConv Studio did not end properly. Bring back the unsaved work on “{0}”?</source>
        <translation>PConv Studio no terminó correctamente. ¿Recuperar el trabajo sin guardar en «{0}»?</translation>
    </message>
    <message>
        <source>It was kept {0}.</source>
        <translation>Copia de seguridad: {0}.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Photos that are still to be filled: {0}. Close all the same?</source>
        <translation>Fotos aún por rellenar: {0}. ¿Cerrar de todos modos?</translation>
    </message>
    <message>
        <source>Those that are saved stay; the same fills can be repeated on the others later.</source>
        <translation>Las guardadas se conservan; los mismos rellenos se pueden repetir más tarde en las demás.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Colour of the hole</source>
        <translation>Color de la máscara</translation>
    </message>
    <message>
        <source>About PConv Studio</source>
        <translation>Acerca de PConv Studio</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>Untitled</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>Clear the hole</source>
        <translation>Borrar la máscara</translation>
    </message>
    <message>
        <source>Copy from everywhere</source>
        <translation>Copiar de todas partes</translation>
    </message>
    <message>
        <source>Invert the hole</source>
        <translation>Invertir la máscara</translation>
    </message>
    <message>
        <source>Paint a hole again</source>
        <translation>Pintar de nuevo una zona</translation>
    </message>
</context>
<context>
    <name>EllipseTool</name>
    <message>
        <source>Ellipse</source>
        <translation>Elipse</translation>
    </message>
    <message>
        <source>Drag a box over {0}; Shift makes a circle. The right button takes it out again.</source>
        <translation>Arrastrar un cuadro sobre {0}; Mayús hace un círculo. El botón derecho lo quita.</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>No photo is open</source>
        <translation>Ninguna foto abierta</translation>
    </message>
    <message>
        <source>Paint over it. Press Enter. It is gone.</source>
        <translation>Pintar encima. Pulsar Intro. Ya no está.</translation>
    </message>
    <message>
        <source>Open a photograph, drop one here, or paste a picture with {0}.</source>
        <translation>Abrir una foto, soltarla aquí o pegar una imagen con {0}.</translation>
    </message>
    <message>
        <source>Open a photo…</source>
        <translation>Abrir una foto…</translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation>Abrir una foto</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>Abiertas recientemente</translation>
    </message>
    <message>
        <source>Or try a sample</source>
        <translation>O probar un ejemplo</translation>
    </message>
    <message>
        <source>Open {0}</source>
        <translation>Abrir {0}</translation>
    </message>
    <message>
        <source>Open the sample {0}</source>
        <translation>Abrir el ejemplo {0}</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>Guided PatchMatch</source>
        <translation>PatchMatch guiado</translation>
    </message>
    <message>
        <source>Partial convolution</source>
        <translation>Convolución parcial</translation>
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
        <translation>Biarmónico</translation>
    </message>
    <message>
        <source>Heal</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>The network says what goes where, PatchMatch builds it from the photo&apos;s own pixels.</source>
        <translation>La red dice qué va en cada sitio y PatchMatch lo construye con los píxeles de la propia foto.</translation>
    </message>
    <message>
        <source>A network trained on photos draws what is missing and takes detail from what looks alike.</source>
        <translation>Una red entrenada con fotos dibuja lo que falta y toma el detalle de lo que se le parece.</translation>
    </message>
    <message>
        <source>Copies matching patches from elsewhere in the photo: sharp texture, no idea of what things are.</source>
        <translation>Copia fragmentos que encajan de otras partes de la foto: textura nítida, sin idea de qué son las cosas.</translation>
    </message>
    <message>
        <source>Carries the surroundings inward along the fast marching front: quick, smooth, for scratches and specks.</source>
        <translation>Lleva el entorno hacia dentro con el frente de «fast marching»: rápido, suave, para arañazos y motas.</translation>
    </message>
    <message>
        <source>Lets edges flow into the hole like a fluid: quick, smooth, for scratches and thin lines.</source>
        <translation>Deja que los bordes fluyan hacia dentro como un líquido: rápido, suave, para arañazos y líneas finas.</translation>
    </message>
    <message>
        <source>Spans the smoothest surface over the hole: gradients in skies and skin, no texture, slow in large holes.</source>
        <translation>Tiende la superficie más suave sobre la máscara: degradados de cielo y piel, sin textura, lento en zonas grandes.</translation>
    </message>
    <message>
        <source>Copies one place over each hole, in the tones around it: found, or chosen with the tool of this name.</source>
        <translation>Copia un lugar sobre cada zona, en los tonos de alrededor: encontrado, o elegido con la herramienta de ese nombre.</translation>
    </message>
    <message>
        <source>Astronaut Eileen Collins</source>
        <translation>La astronauta Eileen Collins</translation>
    </message>
    <message>
        <source>A cup of coffee</source>
        <translation>Una taza de café</translation>
    </message>
    <message>
        <source>Chelsea the cat</source>
        <translation>La gata Chelsea</translation>
    </message>
    <message>
        <source>Falcon 9 takes off</source>
        <translation>Despega un Falcon 9</translation>
    </message>
    <message>
        <source>The back of a human eye</source>
        <translation>El fondo de un ojo humano</translation>
    </message>
    <message>
        <source>A motorcycle in a garage</source>
        <translation>Una moto en un garaje</translation>
    </message>
    <message>
        <source>finding the holes</source>
        <translation>buscando las zonas enmascaradas</translation>
    </message>
    <message>
        <source>getting ready, this once</source>
        <translation>preparación, solo esta vez</translation>
    </message>
    <message>
        <source>loading the network</source>
        <translation>cargando la red</translation>
    </message>
    <message>
        <source>predicting</source>
        <translation>predicción</translation>
    </message>
    <message>
        <source>fitting copies</source>
        <translation>ajustando copias</translation>
    </message>
    <message>
        <source>thin parts</source>
        <translation>partes finas</translation>
    </message>
    <message>
        <source>level {0} of {1}</source>
        <translation>nivel {0} de {1}</translation>
    </message>
    <message>
        <source>hole {0} of {1}</source>
        <translation>zona {0} de {1}</translation>
    </message>
    <message>
        <source>filling</source>
        <translation>rellenando</translation>
    </message>
    <message>
        <source>filled</source>
        <translation>rellenado</translation>
    </message>
    <message>
        <source>looking for damage</source>
        <translation>buscando daños</translation>
    </message>
    <message>
        <source>done</source>
        <translation>listo</translation>
    </message>
    <message>
        <source>Best of each</source>
        <translation>Lo mejor de cada uno</translation>
    </message>
    <message>
        <source>Bring the original back</source>
        <translation>Recuperar el original</translation>
    </message>
    <message>
        <source>Fill: {0}</source>
        <translation>Relleno: {0}</translation>
    </message>
    <message>
        <source>The hole covers the whole photo, so there was nothing to compare.</source>
        <translation>La máscara cubre toda la foto, así que no había nada que comparar.</translation>
    </message>
    <message>
        <source>Read back: all {0} pixels outside of the hole are identical.</source>
        <translation>Comprobación: los {0} píxeles fuera de la máscara son idénticos.</translation>
    </message>
    <message>
        <source>Read back: {0} % of the pixels outside of the hole are identical, the mean change is {1} of 255 levels, the largest {2}.</source>
        <translation>Comprobación: el {0}&#xa0;% de los píxeles fuera de la máscara son idénticos; la diferencia media es de {1} de 255 niveles y la mayor, de {2}.</translation>
    </message>
    <message>
        <source>The hole covers the whole picture; leave some of it to fill the hole from.</source>
        <translation>La máscara cubre toda la imagen; dejar libre una parte con la que rellenarla.</translation>
    </message>
    <message>
        <source>The hole is empty; nothing was filled.</source>
        <translation>La máscara está vacía; no se ha rellenado nada.</translation>
    </message>
    <message>
        <source>The method {0} cannot run here, a part of it is not installed: {1}.</source>
        <translation>El método {0} no funciona aquí, falta por instalar una parte: {1}.</translation>
    </message>
    <message>
        <source>There is not enough memory for the method {0} on this hole; fill it in smaller parts.</source>
        <translation>No hay memoria suficiente para el método {0} con esta máscara; rellenarla por partes más pequeñas.</translation>
    </message>
    <message>
        <source>There is not enough memory to run the network; fill the hole in smaller parts.</source>
        <translation>No hay memoria suficiente para la red; rellenar la máscara por partes más pequeñas.</translation>
    </message>
    <message>
        <source>{0} needs both a hole and something around it to fill it from.</source>
        <translation>{0} necesita una máscara y, a su alrededor, algo con que rellenarla.</translation>
    </message>
    <message>
        <source>There is nothing to copy from: the hole and the forbidden area leave no part of the picture free. Make the hole smaller or allow more of the picture as a source.</source>
        <translation>No hay de dónde copiar: la máscara y la zona prohibida no dejan libre ninguna parte de la imagen. Reducir la máscara o permitir más de la imagen como origen.</translation>
    </message>
    <message>
        <source>The hole is too large to be tried elsewhere in this photo.</source>
        <translation>La máscara es demasiado grande para probarla en otra parte de esta foto.</translation>
    </message>
    <message>
        <source>A large hole was filled at a smaller scale inside, because solving it whole takes too long.</source>
        <translation>El interior de una zona grande se ha rellenado a menor escala, porque el cálculo completo tarda demasiado.</translation>
    </message>
    <message>
        <source>The network could not be used, so PatchMatch worked alone: {0}</source>
        <translation>No se ha podido usar la red, así que PatchMatch ha trabajado solo: {0}</translation>
    </message>
    <message>
        <source>The network could not look at the fill again: {0}</source>
        <translation>La red no ha podido revisar el relleno: {0}</translation>
    </message>
    <message>
        <source>No place is large enough to heal a part of the hole from; it is continued smoothly there.</source>
        <translation>Ningún lugar es bastante grande para corregir una zona; allí se continúa con suavidad.</translation>
    </message>
    <message>
        <source>There is no {0} device that this installation can use.</source>
        <translation>No hay ningún dispositivo {0} que esta instalación pueda usar.</translation>
    </message>
    <message>
        <source>{0} failed its self-test ({1}).</source>
        <translation>{0} no ha superado la autocomprobación ({1}).</translation>
    </message>
    <message>
        <source>{0} computes wrongly (its self-test is off by {1}).</source>
        <translation>{0} calcula mal (la autocomprobación se desvía en {1}).</translation>
    </message>
    <message>
        <source>{0} The CPU was used.</source>
        <translation>{0} Se ha usado la CPU.</translation>
    </message>
    <message>
        <source>{0} ran out of memory; the CPU was used.</source>
        <translation>La memoria de {0} no ha bastado; se ha usado la CPU.</translation>
    </message>
    <message>
        <source>There are no network weights at {0}; install the program again or name another file.</source>
        <translation>Faltan los pesos de la red en {0}; volver a instalar el programa.</translation>
    </message>
    <message>
        <source>{0} is no weights file, or it is incomplete.</source>
        <translation>{0} no es un archivo de pesos o está incompleto.</translation>
    </message>
    <message>
        <source>{0} holds no weights of this program&apos;s network.</source>
        <translation>{0} no contiene pesos de una red de este programa.</translation>
    </message>
    <message>
        <source>The weights in {0} are damaged (their checksum differs); install them again.</source>
        <translation>Los pesos de {0} están dañados (la suma de comprobación no coincide); volver a instalarlos.</translation>
    </message>
    <message>
        <source>The weights in {0} belong to another network than their header says.</source>
        <translation>Los pesos de {0} pertenecen a otra red que la indicada en su cabecera.</translation>
    </message>
    <message>
        <source>{0} holds a network that {1}; name one that {2}.</source>
        <translation>{0} contiene una red que {1}; hace falta una que {2}.</translation>
    </message>
    <message>
        <source>fills</source>
        <translation>rellena</translation>
    </message>
    <message>
        <source>finds objects</source>
        <translation>encuentra los objetos</translation>
    </message>
    <message>
        <source>predicts shades</source>
        <translation>predice los tonos</translation>
    </message>
    <message>
        <source>finds damage</source>
        <translation>encuentra los daños</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation>No existe el archivo {0}.</translation>
    </message>
    <message>
        <source>{0} is a folder, not a picture.</source>
        <translation>{0} es una carpeta, no una imagen.</translation>
    </message>
    <message>
        <source>You have no permission to read {0}.</source>
        <translation>No hay permiso para leer {0}.</translation>
    </message>
    <message>
        <source>{0} could not be read: {1}.</source>
        <translation>No se ha podido leer {0}: {1}.</translation>
    </message>
    <message>
        <source>{0} is not a name a file can have.</source>
        <translation>{0} no puede ser el nombre de un archivo.</translation>
    </message>
    <message>
        <source>{0} is empty.</source>
        <translation>{0} está vacío.</translation>
    </message>
    <message>
        <source>{0} is a camera raw file: develop it first and open the TIFF or JPEG that gives.</source>
        <translation>{0} es un archivo raw de cámara: revelarlo primero y abrir el TIFF o JPEG que resulte.</translation>
    </message>
    <message>
        <source>{0} is a project, not a photo: open it in the window, or name it with --project.</source>
        <translation>{0} es un proyecto, no una foto; los proyectos se abren con «Abrir».</translation>
    </message>
    <message>
        <source>{0} is {1}, which cannot be opened here; {2} can.</source>
        <translation>{0} es {1}, un formato que aquí no se puede abrir; formatos posibles: {2}.</translation>
    </message>
    <message>
        <source>{0} is not a picture that can be opened here; {1} can.</source>
        <translation>{0} no es una imagen que se pueda abrir aquí; formatos posibles: {1}.</translation>
    </message>
    <message>
        <source>{0} says it has {1} x {2} pixels: the file is damaged.</source>
        <translation>{0} dice tener {1} × {2} píxeles: el archivo está dañado.</translation>
    </message>
    <message>
        <source>{0} has {1} x {2} pixels; more than {3} million are not opened. Scale it down or cut it into parts first.</source>
        <translation>{0} tiene {1} × {2} píxeles; el máximo es de {3} millones. Reducirla o cortarla antes en partes.</translation>
    </message>
    <message>
        <source>{0} has more than {1} gigabytes and is not opened.</source>
        <translation>{0} ocupa más de {1} gigabytes y no se abre.</translation>
    </message>
    <message>
        <source>{0} does not fit into memory; close other programs or scale it down.</source>
        <translation>{0} no cabe en la memoria; cerrar otros programas o reducir la imagen.</translation>
    </message>
    <message>
        <source>{0} is damaged or incomplete and cannot be opened.</source>
        <translation>{0} está dañado o incompleto y no se puede abrir.</translation>
    </message>
    <message>
        <source>{0} is damaged or incomplete and cannot be opened ({1}).</source>
        <translation>{0} está dañado o incompleto y no se puede abrir ({1}).</translation>
    </message>
    <message>
        <source>{0} is damaged or incomplete and cannot be opened (the file ends too early).</source>
        <translation>{0} está dañado o incompleto y no se puede abrir (el archivo termina demasiado pronto).</translation>
    </message>
    <message>
        <source>{0} is an AVIF picture, which this build of Pillow cannot open; install a newer Pillow.</source>
        <translation>{0} es una imagen AVIF, que este Pillow no puede abrir; instalar un Pillow más reciente.</translation>
    </message>
    <message>
        <source>{0} is a HEIC picture; to open those, install the extra: pip install &apos;pconv-studio[heif]&apos;.</source>
        <translation>{0} es una imagen HEIC; para abrirlas, instalar la extensión: pip install &apos;pconv-studio[heif]&apos;.</translation>
    </message>
    <message>
        <source>{0} is a {1} picture, which is not edited here; convert it to RGB first.</source>
        <translation>{0} es una imagen {1}, que aquí no se edita; convertirla antes a RGB.</translation>
    </message>
    <message>
        <source>{0} has 32 bits per channel, which is not edited here; convert it to 16 or 8 bits first.</source>
        <translation>{0} tiene 32 bits por canal, que aquí no se editan; convertirla antes a 16 u 8 bits.</translation>
    </message>
    <message>
        <source>{0} is a CMYK picture without a colour profile, so its colours are unknown; convert it to RGB first.</source>
        <translation>{0} es una imagen CMYK sin perfil de color, así que sus colores se desconocen; convertirla antes a RGB.</translation>
    </message>
    <message>
        <source>{0} is a CMYK picture with a broken colour profile; convert it to RGB first.</source>
        <translation>{0} es una imagen CMYK con el perfil de color estropeado; convertirla antes a RGB.</translation>
    </message>
    <message>
        <source>{0} stores its colours in a way that is not known here; convert it to RGB first.</source>
        <translation>{0} guarda los colores de un modo desconocido aquí; convertirla antes a RGB.</translation>
    </message>
    <message>
        <source>{0} stores its pixels as {1}; convert it to 16 or 8 bits per channel first.</source>
        <translation>{0} guarda sus píxeles como {1}; convertirla antes a 16 u 8 bits por canal.</translation>
    </message>
    <message>
        <source>{0} has {1} bits per channel; convert it to 16 or 8 bits first.</source>
        <translation>{0} tiene {1} bits por canal; convertirla antes a 16 u 8 bits.</translation>
    </message>
    <message>
        <source>{0} is a volume of {1} layers and not a photo; save one layer of it.</source>
        <translation>{0} es un volumen de {1} capas, no una foto; guardar una de sus capas.</translation>
    </message>
    <message>
        <source>{0} is a 16-bit picture that is neither RGB nor gray; convert it to RGB first.</source>
        <translation>{0} es una imagen de 16 bits que no es RGB ni escala de grises; convertirla antes a RGB.</translation>
    </message>
    <message>
        <source>{0} is a 16-bit TIFF packed in a way that cannot be opened here; save it with ZIP compression.</source>
        <translation>{0} es un TIFF de 16 bits con una compresión que aquí no se puede abrir; guardarlo con compresión ZIP.</translation>
    </message>
    <message>
        <source>The mask {0} has {1} pixels, but the photo has {2} pixels; make the mask of the same size.</source>
        <translation>La máscara {0} tiene {1} píxeles, pero la foto {2} píxeles; la máscara debe ser del mismo tamaño.</translation>
    </message>
    <message>
        <source>The mask {0} has {1} pixels, but the photo has {2} pixels (or {3}, turned upright); make the mask of the same size.</source>
        <translation>La máscara {0} tiene {1} píxeles, pero la foto {2} píxeles (o {3}, una vez enderezada); la máscara debe ser del mismo tamaño.</translation>
    </message>
    <message>
        <source>the file ends too early</source>
        <translation>el archivo termina demasiado pronto</translation>
    </message>
    <message>
        <source>the part called {0} is damaged</source>
        <translation>la parte llamada {0} está dañada</translation>
    </message>
    <message>
        <source>the pixels cannot be decoded</source>
        <translation>los píxeles no se pueden descodificar</translation>
    </message>
    <message>
        <source>The file holds {0} frames; only the first is opened and saved.</source>
        <translation>El archivo contiene {0} fotogramas; solo se abre y se guarda el primero.</translation>
    </message>
    <message>
        <source>The file holds {0} pictures; only the first is opened and saved.</source>
        <translation>El archivo contiene {0} imágenes; solo se abre y se guarda la primera.</translation>
    </message>
    <message>
        <source>The file holds {0} pages; only the first is opened and saved.</source>
        <translation>El archivo contiene {0} páginas; solo se abre y se guarda la primera.</translation>
    </message>
    <message>
        <source>Layers and previews in the file are not saved with the photo.</source>
        <translation>Las capas y vistas previas del archivo no se guardan con la foto.</translation>
    </message>
    <message>
        <source>The file holds data blocks unknown here (such as depth maps); they are not saved with the photo.</source>
        <translation>El archivo contiene datos desconocidos aquí (mapas de profundidad, por ejemplo); no se guardan con la foto.</translation>
    </message>
    <message>
        <source>Behind the picture the file holds more (a second picture, a depth map or a film clip), which is not saved with it.</source>
        <translation>Tras la imagen, el archivo contiene algo más (una segunda imagen, un mapa de profundidad o un vídeo), que no se guarda con ella.</translation>
    </message>
    <message>
        <source>The picture has {0} bits per channel; it was opened with 8.</source>
        <translation>La imagen tiene {0} bits por canal; se ha abierto con 8.</translation>
    </message>
    <message>
        <source>The picture was black and white only; it is saved with 256 shades of gray.</source>
        <translation>La imagen era solo en blanco y negro; se guarda con 256 tonos de gris.</translation>
    </message>
    <message>
        <source>The picture had a palette; it is saved in full colour.</source>
        <translation>La imagen tenía una paleta; se guarda a todo color.</translation>
    </message>
    <message>
        <source>The fourth channel of the picture is no transparency and was left out.</source>
        <translation>El cuarto canal de la imagen no es una transparencia y se ha omitido.</translation>
    </message>
    <message>
        <source>The picture was CMYK; it was converted to sRGB and is saved so.</source>
        <translation>La imagen era CMYK; se ha convertido a sRGB y así se guarda.</translation>
    </message>
    <message>
        <source>The colours were multiplied by the transparency; they are saved without.</source>
        <translation>Los colores estaban multiplicados por la transparencia; se guardan sin multiplicar.</translation>
    </message>
    <message>
        <source>The file holds channels beside colour and transparency, which are not saved.</source>
        <translation>Además del color y la transparencia, el archivo contiene canales que no se guardan.</translation>
    </message>
    <message>
        <source>There is no room left to write {0}; nothing was saved. Free some space or save elsewhere.</source>
        <translation>No queda sitio para escribir {0}; no se ha guardado nada. Liberar espacio o guardar en otro lugar.</translation>
    </message>
    <message>
        <source>The folder {0} does not exist, so {1} was not saved.</source>
        <translation>La carpeta {0} no existe, así que {1} no se ha guardado.</translation>
    </message>
    <message>
        <source>{0} is not a folder, so {1} was not saved.</source>
        <translation>{0} no es una carpeta, así que {1} no se ha guardado.</translation>
    </message>
    <message>
        <source>You have no permission to write {0}; nothing was saved. Save under another name or folder.</source>
        <translation>No hay permiso para escribir {0}; no se ha guardado nada. Guardar con otro nombre o en otra carpeta.</translation>
    </message>
    <message>
        <source>You have no permission to write into {0}; nothing was saved. Save elsewhere.</source>
        <translation>No hay permiso para escribir en {0}; no se ha guardado nada. Guardar en otro lugar.</translation>
    </message>
    <message>
        <source>{0} could not be written: {1}. Nothing was saved.</source>
        <translation>No se ha podido escribir {0}: {1}. No se ha guardado nada.</translation>
    </message>
    <message>
        <source>{0} could not be written as {1}: {2}. Try PNG or TIFF.</source>
        <translation>No se ha podido escribir {0} como {1}: {2}. Probar con PNG o TIFF.</translation>
    </message>
    <message>
        <source>There is not enough memory to write {0}; nothing was saved.</source>
        <translation>No hay memoria suficiente para escribir {0}; no se ha guardado nada.</translation>
    </message>
    <message>
        <source>{0} is a folder; give the name of a file in it.</source>
        <translation>{0} es una carpeta; indicar el nombre de un archivo dentro de ella.</translation>
    </message>
    <message>
        <source>{0} exists already and was not replaced; choose another name or overwrite it.</source>
        <translation>{0} ya existe y no se ha sustituido; elegir otro nombre o sobrescribirlo.</translation>
    </message>
    <message>
        <source>{0} exists already and was not replaced.</source>
        <translation>{0} ya existe y no se ha sustituido.</translation>
    </message>
    <message>
        <source>{0} is write-protected and was not replaced; save under another name.</source>
        <translation>{0} está protegido contra escritura y no se ha sustituido; guardar con otro nombre.</translation>
    </message>
    <message>
        <source>The name {0} does not say which format to save in; end it with .jpg, .png or .tif.</source>
        <translation>El nombre {0} no dice en qué formato guardar; debe terminar en .jpg, .png o .tif.</translation>
    </message>
    <message>
        <source>{0} was not saved, for photos cannot be saved as {1}; choose one of {2}.</source>
        <translation>{0} no se ha guardado, porque las fotos no se pueden guardar como {1}; formatos posibles: {2}.</translation>
    </message>
    <message>
        <source>Masks are saved as PNG; end the name {0} with .png.</source>
        <translation>Las máscaras se guardan como PNG; el nombre {0} debe terminar en .png.</translation>
    </message>
    <message>
        <source>{0} files have at most {1} pixels on a side, this photo has {2}; save as PNG or TIFF.</source>
        <translation>Los archivos {0} tienen como mucho {1} píxeles de lado y esta foto tiene {2}; guardar como PNG o TIFF.</translation>
    </message>
    <message>
        <source>A TIFF file cannot hold {0} megabytes of pixels; save as PNG.</source>
        <translation>Un archivo TIFF no puede contener {0} megabytes de píxeles; guardar como PNG.</translation>
    </message>
    <message>
        <source>{0} is {1} x {2} pixels, the photo {3} x {4}.</source>
        <translation>{0} tiene {1} × {2} píxeles, la foto {3} × {4}.</translation>
    </message>
    <message>
        <source>The JPEG&apos;s rare layout of colours cannot be written; full colour resolution was used.</source>
        <translation>La rara disposición de los colores del JPEG no se puede escribir; los colores se han guardado a plena resolución.</translation>
    </message>
    <message>
        <source>The {0} of the photo is too long for a JPEG and was left out.</source>
        <translation>Los {0} de la foto son demasiado largos para un JPEG y se han omitido.</translation>
    </message>
    <message>
        <source>BMP files hold neither colour profile nor camera data; both were left out.</source>
        <translation>Los archivos BMP no contienen perfil de color ni datos de la cámara; ambos se han omitido.</translation>
    </message>
    <message>
        <source>BMP files cannot say how the photo lies; it was turned upright.</source>
        <translation>Los archivos BMP no indican la orientación; la foto se ha enderezado.</translation>
    </message>
    <message>
        <source>{0} files hold 8 bits per channel; the photo&apos;s 16 were rounded.</source>
        <translation>Los archivos {0} contienen 8 bits por canal; los 16 de la foto se han redondeado.</translation>
    </message>
    <message>
        <source>{0} files hold no transparency; the photo was put on white.</source>
        <translation>Los archivos {0} no contienen transparencia; la foto se ha puesto sobre blanco.</translation>
    </message>
    <message>
        <source>{0} files are saved without the photo&apos;s HDR gain map; save as JPEG to keep it.</source>
        <translation>Los archivos {0} se guardan sin el mapa de ganancia HDR de la foto; guarde como JPEG para conservarlo.</translation>
    </message>
    <message>
        <source>{0} files hold no gray profile; the photo was converted to sRGB.</source>
        <translation>Los archivos {0} no contienen perfil de grises; la foto se ha convertido a sRGB.</translation>
    </message>
    <message>
        <source>The photo&apos;s XMP data cannot be read; they were kept, and say nothing about what was filled.</source>
        <translation>Los datos XMP de la foto no se pueden leer; se han conservado y no dicen nada de lo rellenado.</translation>
    </message>
    <message>
        <source>The photo&apos;s XMP data leave no room in a JPEG to say in them what was filled.</source>
        <translation>Los datos XMP de la foto no dejan sitio en un JPEG para indicar en ellos qué se ha rellenado.</translation>
    </message>
    <message>
        <source>a GIF picture</source>
        <translation>una imagen GIF</translation>
    </message>
    <message>
        <source>a Photoshop document</source>
        <translation>un documento de Photoshop</translation>
    </message>
    <message>
        <source>a GIMP document</source>
        <translation>un documento de GIMP</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>un documento PDF</translation>
    </message>
    <message>
        <source>a ZIP archive</source>
        <translation>un archivo ZIP</translation>
    </message>
    <message>
        <source>a JPEG 2000 picture</source>
        <translation>una imagen JPEG 2000</translation>
    </message>
    <message>
        <source>a JPEG XL picture</source>
        <translation>una imagen JPEG XL</translation>
    </message>
    <message>
        <source>an OpenEXR picture</source>
        <translation>una imagen OpenEXR</translation>
    </message>
    <message>
        <source>a camera raw file</source>
        <translation>un archivo raw de cámara</translation>
    </message>
    <message>
        <source>camera raw</source>
        <translation>raw de cámara</translation>
    </message>
    <message>
        <source>mask-only</source>
        <translation>solo de máscara</translation>
    </message>
    <message>
        <source>floating-point numbers</source>
        <translation>números de coma flotante</translation>
    </message>
    <message>
        <source>signed or complex numbers</source>
        <translation>números con signo o complejos</translation>
    </message>
    <message>
        <source>camera data (EXIF)</source>
        <translation>datos de la cámara (EXIF)</translation>
    </message>
    <message>
        <source>XMP data</source>
        <translation>datos XMP</translation>
    </message>
    <message>
        <source>JPEG, PNG, TIFF, WebP, BMP, AVIF and HEIC</source>
        <translation>JPEG, PNG, TIFF, WebP, BMP, AVIF y HEIC</translation>
    </message>
    <message>
        <source>JPEG, PNG, TIFF, WebP, BMP and AVIF</source>
        <translation>JPEG, PNG, TIFF, WebP, BMP y AVIF</translation>
    </message>
    <message>
        <source>{0} is not a project of PConv Studio, or is damaged, and cannot be opened.</source>
        <translation>{0} no es un proyecto de PConv Studio, o está dañado, y no se puede abrir.</translation>
    </message>
    <message>
        <source>{0} was made by a newer PConv Studio; install that one to open it.</source>
        <translation>{0} se hizo con un PConv Studio más reciente; instalarlo para abrirlo.</translation>
    </message>
    <message>
        <source>{0} is another picture now, so the work on it in {1} cannot be brought back.</source>
        <translation>{0} es ahora otra imagen, así que el trabajo sobre ella en {1} no se puede recuperar.</translation>
    </message>
    <message>
        <source>{0} is damaged and cannot be opened.</source>
        <translation>{0} está dañado y no se puede abrir.</translation>
    </message>
    <message>
        <source>The project&apos;s fills do not fit its photo: it is damaged.</source>
        <translation>Los rellenos del proyecto no encajan con su foto: está dañado.</translation>
    </message>
    <message>
        <source>The fills are of a photo of {0} pixels, and {1} has {2}.</source>
        <translation>Los rellenos son de una foto de {0} píxeles, pero {1} tiene {2}.</translation>
    </message>
    <message>
        <source>The fills are of a photo of {0} pixels, and this one has {1}.</source>
        <translation>Los rellenos son de una foto de {0} píxeles, pero esta tiene {1}.</translation>
    </message>
    <message>
        <source>Reports are saved as PDF or PNG; end the name {0} with .pdf or .png.</source>
        <translation>Los informes se guardan como PDF o PNG; el nombre {0} debe terminar en .pdf o .png.</translation>
    </message>
    <message>
        <source>Report of a restoration</source>
        <translation>Informe de restauración</translation>
    </message>
    <message>
        <source>As opened</source>
        <translation>Al abrir</translation>
    </message>
    <message>
        <source>After 1 fill</source>
        <translation>Tras 1 relleno</translation>
    </message>
    <message>
        <source>After {0} fills</source>
        <translation>Tras {0} rellenos</translation>
    </message>
    <message>
        <source>Original: {0} x {1} pixels, {2} bits per channel, {3}.</source>
        <translation>Original: {0} × {1} píxeles, {2} bits por canal, {3}.</translation>
    </message>
    <message>
        <source>Original: {0} x {1} pixels, {2} bits per channel.</source>
        <translation>Original: {0} × {1} píxeles, {2} bits por canal.</translation>
    </message>
    <message>
        <source>SHA-256 of {0}: {1}</source>
        <translation>SHA-256 de {0}: {1}</translation>
    </message>
    <message>
        <source>Filled in all: {0} % of the picture.</source>
        <translation>Relleno en total: {0}&#xa0;% de la imagen.</translation>
    </message>
    <message>
        <source>Every pixel outside of what is shown in red below is that of the original; this was compared.</source>
        <translation>Fuera de lo que abajo se muestra en rojo, cada píxel es el del original; se ha comprobado.</translation>
    </message>
    <message>
        <source>Report made {0} by PConv Studio {1}.</source>
        <translation>Informe creado el {0} con PConv Studio {1}.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Filled, in red</source>
        <translation>Rellenado, en rojo</translation>
    </message>
    <message>
        <source>Brought back, in red</source>
        <translation>Recuperado, en rojo</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Best of each: {0}</source>
        <translation>Lo mejor de cada uno: {0}</translation>
    </message>
    <message>
        <source>The original brought back</source>
        <translation>El original recuperado</translation>
    </message>
    <message>
        <source>Version {0}.</source>
        <translation>Versión {0}.</translation>
    </message>
    <message>
        <source>Accepted {0}, {1} % of the picture, rows {2} to {3}, columns {4} to {5}.</source>
        <translation>Usado el {0}, {1}&#xa0;% de la imagen, filas {2} a {3}, columnas {4} a {5}.</translation>
    </message>
    <message>
        <source>{0} % of the picture, rows {1} to {2}, columns {3} to {4}.</source>
        <translation>{0}&#xa0;% de la imagen, filas {1} a {2}, columnas {3} a {4}.</translation>
    </message>
    <message>
        <source>{0} s on {1}, seed {2}, version {3}.</source>
        <translation>{0}&#xa0;s en {1}, semilla {2}, versión {3}.</translation>
    </message>
    <message>
        <source>Chosen hole by hole, seed {0}, version {1}.</source>
        <translation>Elegido zona por zona, semilla {0}, versión {1}.</translation>
    </message>
    <message>
        <source>an unknown device</source>
        <translation>un dispositivo desconocido</translation>
    </message>
    <message>
        <source>With areas painted: do not copy.</source>
        <translation>Zonas pintadas: No copiar.</translation>
    </message>
    <message>
        <source>With areas painted: copy only.</source>
        <translation>Zonas pintadas: Copiar de aquí.</translation>
    </message>
    <message>
        <source>With areas painted: do not copy and copy only.</source>
        <translation>Zonas pintadas: No copiar y Copiar de aquí.</translation>
    </message>
    <message>
        <source>PConv Studio {0}   ·   page {1} of {2}</source>
        <translation>PConv Studio {0}   ·   página {1} de {2}</translation>
    </message>
    <message>
        <source>{0}   {1} x {2}   hole {3} %   PConv Studio {4}</source>
        <translation>{0}   {1} × {2}   máscara {3}&#xa0;%   PConv Studio {4}</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>framed: what is shown</source>
        <translation>enmarcado: lo mostrado</translation>
    </message>
    <message>
        <source>Hole</source>
        <translation>Máscara</translation>
    </message>
    <message>
        <source>red is filled</source>
        <translation>lo rojo se rellena</translation>
    </message>
    <message>
        <source>chosen hole by hole</source>
        <translation>elegido zona por zona</translation>
    </message>
    <message>
        <source>{0} s on {1}</source>
        <translation>{0}&#xa0;s en {1}</translation>
    </message>
</context>
<context>
    <name>EraserTool</name>
    <message>
        <source>Eraser</source>
        <translation>Borrador</translation>
    </message>
    <message>
        <source>Take away from what is painted. The photo itself is not touched.</source>
        <translation>Quitar de lo pintado. La foto en sí no se toca.</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation>Abrir una foto</translation>
    </message>
    <message>
        <source>Opening {0}…</source>
        <translation>Abriendo {0}…</translation>
    </message>
    <message>
        <source>Reading {0}…</source>
        <translation>Leyendo {0}…</translation>
    </message>
    <message>
        <source>Reading the sample…</source>
        <translation>Leyendo el ejemplo…</translation>
    </message>
    <message>
        <source>Reading the picture…</source>
        <translation>Leyendo la imagen…</translation>
    </message>
    <message>
        <source>The unsaved work is back.</source>
        <translation>Se ha recuperado el trabajo sin guardar.</translation>
    </message>
    <message>
        <source>Bringing back {0}…</source>
        <translation>Recuperando {0}…</translation>
    </message>
    <message>
        <source>Save the photo</source>
        <translation>Guardar la foto</translation>
    </message>
    <message>
        <source>filled.png</source>
        <translation>retocada.png</translation>
    </message>
    <message>
        <source>{0}-filled</source>
        <translation>{0}-retocada</translation>
    </message>
    <message>
        <source>Saving {0}…</source>
        <translation>Guardando {0}…</translation>
    </message>
    <message>
        <source>Projects ({0})</source>
        <translation>Proyectos ({0})</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>Guardar el proyecto</translation>
    </message>
    <message>
        <source>Masks ({0})</source>
        <translation>Máscaras ({0})</translation>
    </message>
    <message>
        <source>Import a hole</source>
        <translation>Importar una máscara</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>imagen</translation>
    </message>
    <message>
        <source>{0}-hole</source>
        <translation>{0}-mascara</translation>
    </message>
    <message>
        <source>Export the hole</source>
        <translation>Exportar la máscara</translation>
    </message>
    <message>
        <source>{0}-report</source>
        <translation>{0}-informe</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>Documento PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Export a report</source>
        <translation>Exportar un informe</translation>
    </message>
    <message>
        <source>The report is in {0}.</source>
        <translation>El informe está en {0}.</translation>
    </message>
    <message>
        <source>{0}-fills</source>
        <translation>{0}-rellenos</translation>
    </message>
    <message>
        <source>TIFF picture (*.tif)</source>
        <translation>Imagen TIFF (*.tif)</translation>
    </message>
    <message>
        <source>Export the fills as a layer</source>
        <translation>Exportar los rellenos como capa</translation>
    </message>
    <message>
        <source>The fills are in {0}, to be laid over the photo in another program.</source>
        <translation>Los rellenos están en {0}, para ponerlos sobre la foto en otro programa.</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>Imagen PNG (*.png)</translation>
    </message>
    <message>
        <source>Photos and projects ({0})</source>
        <translation>Fotos y proyectos ({0})</translation>
    </message>
    <message>
        <source>The hole is in {0}; white is to be filled.</source>
        <translation>La máscara está en {0}; lo blanco se rellena.</translation>
    </message>
    <message>
        <source>The photo changed while {0} was read.</source>
        <translation>La foto cambió mientras se leía {0}.</translation>
    </message>
    <message>
        <source>{0} is a mask of the photo&apos;s size and became the hole.</source>
        <translation>{0} es una máscara del tamaño de la foto y se ha tomado como tal.</translation>
    </message>
    <message>
        <source>{0}-compared</source>
        <translation>{0}-comparacion</translation>
    </message>
    <message>
        <source>Export the comparison sheet</source>
        <translation>Exportar la hoja comparativa</translation>
    </message>
    <message>
        <source>The comparison sheet is in {0}.</source>
        <translation>La hoja comparativa está en {0}.</translation>
    </message>
</context>
<context>
    <name>FillFlow</name>
    <message>
        <source>Paint over what should go first; then Enter fills it.</source>
        <translation>Primero pintar lo que debe desaparecer; después, Intro lo rellena.</translation>
    </message>
    <message>
        <source>Choose at least one method in the Fill panel.</source>
        <translation>Elegir al menos un método en el panel Rellenar.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>{0} is in the photo now; {1} takes it back.</source>
        <translation>{0} está ahora en la foto; {1} lo deshace.</translation>
    </message>
    <message>
        <source>Choose a result first: click it or press its number, then Enter.</source>
        <translation>Elegir primero un resultado: hacer clic en él o pulsar su número y después Intro.</translation>
    </message>
    <message>
        <source>Filling…</source>
        <translation>Rellenando…</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>En espera…</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>Chosen hole by hole</source>
        <translation>Elegido zona por zona</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallido</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>detenido</translation>
    </message>
    <message>
        <source>The photo or what is painted on it changed, so the running fill was stopped.</source>
        <translation>La foto o lo pintado en ella ha cambiado, así que se ha detenido el relleno en curso.</translation>
    </message>
</context>
<context>
    <name>Handlers</name>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>La imagen está en el portapapeles.</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>No hay ninguna imagen en el portapapeles.</translation>
    </message>
</context>
<context>
    <name>HealTool</name>
    <message>
        <source>Heal</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>Drag the hole over what to copy, or click there; Enter keeps it. The right button finds the best place.</source>
        <translation>Arrastrar la máscara a lo que se copia, o hacer clic allí; Intro lo conserva. Botón derecho: el mejor lugar.</translation>
    </message>
    <message>
        <source>Space on what is to be copied; Space, arrows, Space to shift it. Enter keeps it.</source>
        <translation>Espacio sobre lo que se copia; Espacio, flechas, Espacio lo mueven. Intro lo conserva.</translation>
    </message>
</context>
<context>
    <name>Healing</name>
    <message>
        <source>Paint over what should go first, with the brush for one; then drag it to what is copied.</source>
        <translation>Pintar primero lo que debe desaparecer, con el pincel por ejemplo; luego arrastrarlo a lo que se copia.</translation>
    </message>
    <message>
        <source>Healing…</source>
        <translation>Corrigiendo…</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>As opened</source>
        <translation>Al abrir</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Right click on a fill: paint its hole again, or fill it anew by another method</source>
        <translation>Clic derecho en un relleno: volver a pintar su máscara o rehacerlo con otro método</translation>
    </message>
    <message>
        <source>Paint this hole again</source>
        <translation>Pintar de nuevo esta zona</translation>
    </message>
    <message>
        <source>Fill it anew by</source>
        <translation>Rellenar de nuevo con</translation>
    </message>
    <message>
        <source>{0}, another variation</source>
        <translation>{0}, otra variante</translation>
    </message>
</context>
<context>
    <name>Indicators</name>
    <message>
        <source>Hole {0}</source>
        <translation>Máscara {0}</translation>
    </message>
    <message>
        <source>sources limited</source>
        <translation>orígenes limitados</translation>
    </message>
    <message>
        <source>Open a photo first.</source>
        <translation>Abrir primero una foto.</translation>
    </message>
    <message>
        <source>Paint over what should go.</source>
        <translation>Pintar lo que debe desaparecer.</translation>
    </message>
    <message>
        <source>Choose at least one method.</source>
        <translation>Elegir al menos un método.</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Let go</source>
        <translation>Soltado</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>Pressed; Space lets go</source>
        <translation>Pulsado; Espacio suelta</translation>
    </message>
    <message>
        <source>{0}, {1}, in the hole</source>
        <translation>{0}, {1}, en la máscara</translation>
    </message>
    <message>
        <source>{0}, {1}, not in the hole</source>
        <translation>{0}, {1}, fuera de la máscara</translation>
    </message>
</context>
<context>
    <name>LassoTool</name>
    <message>
        <source>Lasso</source>
        <translation>Lazo</translation>
    </message>
    <message>
        <source>Draw around {0}. The right button takes it out again.</source>
        <translation>Rodear {0}. El botón derecho lo quita.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Main tool bar</source>
        <translation>Barra de herramientas principal</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Herramientas</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Rellenar</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Preparando…</translation>
    </message>
    <message>
        <source>Something unexpected went wrong ({0}). The photo is still here; save it under a new name.</source>
        <translation>Se ha producido un error inesperado ({0}). La foto sigue aquí; conviene guardarla con otro nombre.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Open it as a photo</source>
        <translation>Abrir como foto</translation>
    </message>
    <message>
        <source>One photo at a time: the first of the files was opened.</source>
        <translation>Una foto cada vez: se ha abierto el primero de los archivos.</translation>
    </message>
</context>
<context>
    <name>MarksTool</name>
    <message>
        <source>Scratches</source>
        <translation>Arañazos</translation>
    </message>
    <message>
        <source>Click to find scratches and dust, or drag over where to look. The right button takes them out.</source>
        <translation>Un clic busca arañazos y polvo; arrastrar, solo ahí. El botón derecho los quita.</translation>
    </message>
    <message>
        <source>Space twice finds scratches; Space, arrows, Space there alone. Delete takes them out.</source>
        <translation>Espacio dos veces busca arañazos; Espacio, flechas, Espacio solo ahí. Supr los quita.</translation>
    </message>
    <message>
        <source>Looking for scratches…</source>
        <translation>Buscando arañazos…</translation>
    </message>
    <message>
        <source>No scratches were found there; a higher sensitivity finds more.</source>
        <translation>No se han encontrado arañazos; una sensibilidad mayor encuentra más.</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>Cerrar el mensaje</translation>
    </message>
</context>
<context>
    <name>MethodsPanel</name>
    <message>
        <source>Methods</source>
        <translation>Métodos</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Where the network runs.</source>
        <translation>Dónde se ejecuta la red.</translation>
    </message>
    <message>
        <source>Grow hole</source>
        <translation>Ampliar máscara</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Fill  ⏎</source>
        <translation>Rellenar  ⏎</translation>
    </message>
    <message>
        <source>Fill the hole</source>
        <translation>Rellenar la máscara</translation>
    </message>
</context>
<context>
    <name>Mixing</name>
    <message>
        <source>There is but one hole here; take the result as it is.</source>
        <translation>Aquí solo hay una zona; basta con usar el resultado entero.</translation>
    </message>
    <message>
        <source>Take this hole from {0}</source>
        <translation>Tomar esta zona de {0}</translation>
    </message>
    <message>
        <source>Use this result</source>
        <translation>Usar este resultado</translation>
    </message>
</context>
<context>
    <name>ModeBar</name>
    <message>
        <source>Side by side</source>
        <translation>Lado a lado</translation>
    </message>
    <message>
        <source>All results at once</source>
        <translation>Todos los resultados a la vez</translation>
    </message>
    <message>
        <source>Slider</source>
        <translation>Cortinilla</translation>
    </message>
    <message>
        <source>Drag a line between the photo and one result</source>
        <translation>Arrastrar una línea entre la foto y un resultado</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Uno</translation>
    </message>
    <message>
        <source>One result alone; the number keys change it</source>
        <translation>Un solo resultado; las teclas numéricas lo cambian</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>Alternancia</translation>
    </message>
    <message>
        <source>The photo and one result in turn</source>
        <translation>La foto y un resultado por turnos</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferencia</translation>
    </message>
    <message>
        <source>What each result changed, made stronger (hold 0)</source>
        <translation>Lo que cambió cada resultado, amplificado (mantener 0)</translation>
    </message>
    <message>
        <source>Tab held: the photo as it was · 1 to 9: one result · Enter: use it · Delete: one hole</source>
        <translation>Tab mantenido: la foto de antes · 1 a 9: un resultado · Intro: usarlo · Supr: una zona</translation>
    </message>
    <message>
        <source>Tab held: the photo as it was · 1 to 9: one result · Enter: use it · right click: one hole</source>
        <translation>Tab mantenido: la foto de antes · 1 a 9: un resultado · Intro: usarlo · clic derecho: una zona</translation>
    </message>
</context>
<context>
    <name>Neighbours</name>
    <message>
        <source>This is the last photo of its folder.</source>
        <translation>Esta es la última foto de su carpeta.</translation>
    </message>
    <message>
        <source>This is the first photo of its folder.</source>
        <translation>Esta es la primera foto de su carpeta.</translation>
    </message>
</context>
<context>
    <name>ObjectTool</name>
    <message>
        <source>Object</source>
        <translation>Objeto</translation>
    </message>
    <message>
        <source>Draw loosely around a thing, or drag a box over it. The right button takes it out again.</source>
        <translation>Rodear un objeto a grandes rasgos o arrastrar un recuadro sobre él. El botón derecho lo quita.</translation>
    </message>
    <message>
        <source>Space, arrows around a thing or from corner to corner, Space. Delete takes it out again.</source>
        <translation>Espacio, flechas alrededor de un objeto o de esquina a esquina, Espacio. Supr lo quita.</translation>
    </message>
    <message>
        <source>Looking for the object…</source>
        <translation>Buscando el objeto…</translation>
    </message>
    <message>
        <source>No object stands out there; draw closer around it, or use the lasso.</source>
        <translation>Ahí no destaca ningún objeto; rodearlo más de cerca o usar el lazo.</translation>
    </message>
</context>
<context>
    <name>OptionsStrip</name>
    <message>
        <source>Tool options</source>
        <translation>Opciones de herramienta</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>Tamaño del pincel</translation>
    </message>
    <message>
        <source>Brush size ([ and ])</source>
        <translation>Tamaño del pincel ([ y ])</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Brush size in pixels of the photo</source>
        <translation>Tamaño del pincel en píxeles de la foto</translation>
    </message>
    <message>
        <source>Tolerance of the wand</source>
        <translation>Tolerancia de la varita</translation>
    </message>
    <message>
        <source>How far a colour may be from the one clicked: 0, that alone, to 255</source>
        <translation>Cuánto puede diferir un color del pulsado: de 0 (solo ese) a 255</translation>
    </message>
    <message>
        <source>Sensitivity for scratches</source>
        <translation>Sensibilidad a los arañazos</translation>
    </message>
    <message>
        <source>To the left only what is sure, to the right whatever may be a scratch</source>
        <translation>A la izquierda solo lo seguro; a la derecha, todo lo que pueda ser un arañazo</translation>
    </message>
    <message>
        <source>Colour of the hole</source>
        <translation>Color de la máscara</translation>
    </message>
    <message>
        <source>Opacity of painted areas</source>
        <translation>Opacidad de las zonas pintadas</translation>
    </message>
    <message>
        <source>How strongly painted areas are coloured; Q hides them</source>
        <translation>Con qué intensidad se colorean las zonas pintadas; Q las oculta</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Tolerancia</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensibilidad</translation>
    </message>
    <message>
        <source>Hole</source>
        <translation>Máscara</translation>
    </message>
</context>
<context>
    <name>Original</name>
    <message>
        <source>Nothing was filled where the hole is; it shows the photo as opened.</source>
        <translation>No se rellenó nada bajo la máscara; allí la foto está tal como se abrió.</translation>
    </message>
    <message>
        <source>The original is back where the hole was; {0} takes it away again.</source>
        <translation>El original ha vuelto bajo la máscara; {0} lo quita de nuevo.</translation>
    </message>
</context>
<context>
    <name>Origins</name>
    <message>
        <source>Point at a filled pixel to see where it was copied from.</source>
        <translation>Señalar un píxel rellenado para ver de dónde se copió.</translation>
    </message>
    <message>
        <source>{0} did not copy; it computed these pixels.</source>
        <translation>{0} no copió estos píxeles: los calculó.</translation>
    </message>
    <message>
        <source>Not copied: {0} has these pixels computed from what is around them.</source>
        <translation>No copiados: {0} calculó estos píxeles a partir de su entorno.</translation>
    </message>
    <message>
        <source>Copied from ({0}, {1}), {2} px away</source>
        <translation>Copiado de ({0}, {1}), a {2} px</translation>
    </message>
</context>
<context>
    <name>Overhang</name>
    <message>
        <source>Looking at the rim of the hole…</source>
        <translation>Examinando el borde de la máscara…</translation>
    </message>
    <message>
        <source>Nothing sticks out of the hole.</source>
        <translation>Nada sobresale de la máscara.</translation>
    </message>
    <message>
        <source>What sticks out</source>
        <translation>Lo que sobresale</translation>
    </message>
    <message>
        <source>Part of what was painted over sticks out of the hole, and may have been grown again.</source>
        <translation>Parte de lo pintado sobresale de la máscara y puede haber vuelto a crecer al rellenar.</translation>
    </message>
    <message>
        <source>Take it in and fill again</source>
        <translation>Incluirlo y volver a rellenar</translation>
    </message>
</context>
<context>
    <name>Past</name>
    <message>
        <source>Paint the hole</source>
        <translation>Pintar la máscara</translation>
    </message>
    <message>
        <source>Bring back what was painted</source>
        <translation>Recuperar lo pintado</translation>
    </message>
</context>
<context>
    <name>Photo</name>
    <message>
        <source>Saved {0}.</source>
        <translation>{0} guardado.</translation>
    </message>
    <message>
        <source>gray</source>
        <translation>escala de grises</translation>
    </message>
    <message>
        <source>ICC profile</source>
        <translation>perfil ICC</translation>
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
        <translation>Polígono</translation>
    </message>
    <message>
        <source>Click the corners. A double click or Enter closes, Backspace takes the last corner back.</source>
        <translation>Hacer clic en los vértices. Doble clic o Intro cierra; Retroceso quita el último vértice.</translation>
    </message>
    <message>
        <source>Arrows move, Space sets a corner. Space twice or Enter closes, Backspace takes the last back.</source>
        <translation>Flechas: mover; Espacio: vértice. Dos veces o Intro cierra; Retroceso quita el último.</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>Valores predeterminados</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>Se aplica al volver a iniciar el programa.</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Saved {0}: the photo as it was opened, and all that was done with it.</source>
        <translation>{0} guardado: la foto tal como se abrió y todo lo que se hizo con ella.</translation>
    </message>
</context>
<context>
    <name>RectangleTool</name>
    <message>
        <source>Rectangle</source>
        <translation>Rectángulo</translation>
    </message>
    <message>
        <source>Drag over {0}; Shift makes a square. The right button takes it out again.</source>
        <translation>Arrastrar sobre {0}; Mayús hace un cuadrado. El botón derecho lo quita.</translation>
    </message>
</context>
<context>
    <name>Remaking</name>
    <message>
        <source>Filling anew by {0}…</source>
        <translation>Rellenando de nuevo con {0}…</translation>
    </message>
    <message>
        <source>Fill anew: {0}</source>
        <translation>Nuevo relleno: {0}</translation>
    </message>
    <message>
        <source>Filled anew by {0}; {1} takes it back.</source>
        <translation>Rellenado de nuevo con {0}; {1} lo deshace.</translation>
    </message>
    <message>
        <source>Later fills that see it were made anew too: {0}.</source>
        <translation>Rellenos posteriores que dependen de él, también rehechos: {0}.</translation>
    </message>
    <message>
        <source>Filling anew was stopped for this fill.</source>
        <translation>El nuevo relleno se detuvo por este.</translation>
    </message>
    <message>
        <source>The photo changed, so filling anew was stopped.</source>
        <translation>La foto cambió, así que el nuevo relleno se detuvo.</translation>
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
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Repeat the fills on these photos</source>
        <translation>Repetir los rellenos en estas fotos</translation>
    </message>
    <message>
        <source>Stopped; not filled: {0}.</source>
        <translation>Detenido; sin rellenar: {0}.</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
    <message>
        <source>Filling {0} ({1})… {2}</source>
        <translation>Rellenando {0} ({1})… {2}</translation>
    </message>
    <message>
        <source>Filled and saved: {0}, the last one as {1}.</source>
        <translation>Rellenadas y guardadas: {0}, la última como {1}.</translation>
    </message>
    <message>
        <source>Left as they are, being saved already: {0}.</source>
        <translation>Dejadas como están, por estar ya guardadas: {0}.</translation>
    </message>
    <message>
        <source>Others that failed: {0}; the log says why.</source>
        <translation>Otras que fallaron: {0}; el registro dice por qué.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Abrir la carpeta</translation>
    </message>
</context>
<context>
    <name>ResultsPanel</name>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Results with time and device</source>
        <translation>Resultados con tiempo y dispositivo</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>Columns of the results</source>
        <translation>Columnas de los resultados</translation>
    </message>
    <message>
        <source>Fill a hole to compare the methods here.</source>
        <translation>Rellenar una máscara para comparar aquí los métodos.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Filling</source>
        <translation>Relleno</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>Recuperación</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Colour of the hole</source>
        <translation>Color de la máscara</translation>
    </message>
    <message>
        <source>Opacity of painted areas (%)</source>
        <translation>Opacidad de las zonas pintadas (%)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>The same seed gives the same pixels; another seed another variation.</source>
        <translation>La misma semilla da los mismos píxeles; otra semilla, otra variante.</translation>
    </message>
    <message>
        <source>Grow the hole (px)</source>
        <translation>Ampliar la máscara (px)</translation>
    </message>
    <message>
        <source>Widens the hole while filling, so that shadows and soft edges go too.</source>
        <translation>Amplía la máscara al rellenar, para que también desaparezcan las sombras y los bordes suaves.</translation>
    </message>
    <message>
        <source>Where the network runs.</source>
        <translation>Dónde se ejecuta la red.</translation>
    </message>
    <message>
        <source>Leave out private data</source>
        <translation>Omitir los datos privados</translation>
    </message>
    <message>
        <source>Place, camera, author, captions and comments stay out of the saved file; colours and resolution do not.</source>
        <translation>El lugar, la cámara, el autor, las leyendas y los comentarios no se guardan en el archivo; los colores y la resolución sí.</translation>
    </message>
    <message>
        <source>Say in the file what was filled</source>
        <translation>Indicar en el archivo qué se ha rellenado</translation>
    </message>
    <message>
        <source>Its metadata (XMP, IPTC) then say that parts were filled, how much of the picture and by which methods; that stays also where private data is left out.</source>
        <translation>Sus metadatos (XMP, IPTC) dicen entonces que se han rellenado partes, cuánto de la imagen y con qué métodos; eso se conserva aunque se omitan los datos privados.</translation>
    </message>
    <message>
        <source>Quality of JPEG, WebP and AVIF</source>
        <translation>Calidad de JPEG, WebP y AVIF</translation>
    </message>
    <message>
        <source>As the photo had it</source>
        <translation>Como en la foto</translation>
    </message>
    <message>
        <source>1 to 100. A JPEG is best saved as it was: what was not filled then hardly changes.</source>
        <translation>De 1 a 100. Un JPEG se guarda mejor como estaba: lo que no se rellenó apenas cambia.</translation>
    </message>
    <message>
        <source>Keep unsaved work for recovery</source>
        <translation>Conservar el trabajo sin guardar</translation>
    </message>
    <message>
        <source>After a crash the work is offered again at the next start.</source>
        <translation>Tras un fallo, el trabajo se vuelve a ofrecer en el siguiente inicio.</translation>
    </message>
    <message>
        <source>Keep it every (s)</source>
        <translation>Conservarlo cada (s)</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Progress of the fill</source>
        <translation>Progreso del relleno</translation>
    </message>
    <message>
        <source>Cancel the fill</source>
        <translation>Cancelar el relleno</translation>
    </message>
    <message>
        <source>Cancel the fill ({0})</source>
        <translation>Cancelar el relleno ({0})</translation>
    </message>
    <message>
        <source>Pointer</source>
        <translation>Puntero</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Hole</source>
        <translation>Máscara</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
</context>
<context>
    <name>Submenus</name>
    <message>
        <source>Nothing yet</source>
        <translation>Nada todavía</translation>
    </message>
</context>
<context>
    <name>Tool</name>
    <message>
        <source>what should go</source>
        <translation>lo que debe desaparecer</translation>
    </message>
    <message>
        <source>what must not be copied</source>
        <translation>lo que no se debe copiar</translation>
    </message>
    <message>
        <source>what is to be copied</source>
        <translation>lo que se debe copiar</translation>
    </message>
    <message>
        <source>Arrows move, Shift far, Ctrl one pixel. Space begins and ends; Delete erases.</source>
        <translation>Flechas, Mayús lejos, Ctrl 1 px; Espacio empieza y termina; Supr borra.</translation>
    </message>
    <message>
        <source>Arrows move, Shift far, Ctrl one pixel. Space clicks; Delete erases.</source>
        <translation>Flechas, Mayús lejos, Ctrl 1 px; Espacio hace clic; Supr borra.</translation>
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
        <translation>Prueba donde se conoce el original</translation>
    </message>
    <message>
        <source>Hole</source>
        <translation>Máscara</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>closest</source>
        <translation>el más cercano</translation>
    </message>
    <message>
        <source>{0} farther</source>
        <translation>{0} más lejos</translation>
    </message>
    <message>
        <source>closest here</source>
        <translation>aquí, el más cercano</translation>
    </message>
    <message>
        <source>Each place is as like the hole&apos;s surroundings as the photo has them. How close a fill comes is judged by what the network sees in it, not pixel by pixel: a sharp guess counts for more than a smear.</source>
        <translation>Cada lugar se parece al entorno de la máscara tanto como la foto lo permite. La cercanía de un relleno se juzga por lo que la red ve en él, no píxel a píxel: una conjetura nítida vale más que un borrón.</translation>
    </message>
</context>
<context>
    <name>Trying</name>
    <message>
        <source>Paint over what should go first; what is tried is the shape of the hole.</source>
        <translation>Primero pintar lo que debe desaparecer; se prueba la forma de la máscara.</translation>
    </message>
    <message>
        <source>Choose at least one method in the Fill panel.</source>
        <translation>Elegir al menos un método en el panel Rellenar.</translation>
    </message>
    <message>
        <source>Trying the methods where the truth is known…</source>
        <translation>Probando los métodos donde se conoce el original…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>The photo or what is painted on it changed, so the trial was stopped.</source>
        <translation>La foto o lo pintado cambió, así que la prueba se detuvo.</translation>
    </message>
    <message>
        <source>In one place like this {0} came closest to the truth.</source>
        <translation>En un lugar parecido, {0} se acercó más al original.</translation>
    </message>
    <message>
        <source>In {0} places like this {1} came closest to the truth.</source>
        <translation>En {0} lugares parecidos, {1} se acercó más al original.</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} y {1}</translation>
    </message>
    <message>
        <source>In one place like this {0} came equally close to the truth.</source>
        <translation>En un lugar parecido, {0} se acercaron por igual al original.</translation>
    </message>
    <message>
        <source>In {0} places like this {1} came equally close to the truth.</source>
        <translation>En {0} lugares parecidos, {1} se acercaron por igual al original.</translation>
    </message>
    <message>
        <source>Farther from it: {0}.</source>
        <translation>Más lejos: {0}.</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Filling begins as soon as what is looked for is found.</source>
        <translation>El relleno empieza en cuanto se encuentre lo buscado.</translation>
    </message>
</context>
<context>
    <name>WandTool</name>
    <message>
        <source>Wand</source>
        <translation>Varita</translation>
    </message>
    <message>
        <source>Click a colour to select what is like it and connected; with Shift, wherever it is.</source>
        <translation>Hacer clic en un color para tomar lo parecido y contiguo; con Mayús, en toda la imagen.</translation>
    </message>
</context>
<context>
    <name>_Worker</name>
    <message>
        <source>There is not enough memory for this; close other programs or use a smaller photo.</source>
        <translation>No hay memoria suficiente; cerrar otros programas o usar una foto más pequeña.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong; the log file holds the details.</source>
        <translation>Se ha producido un error inesperado; los detalles están en el registro.</translation>
    </message>
</context>
</TS>
